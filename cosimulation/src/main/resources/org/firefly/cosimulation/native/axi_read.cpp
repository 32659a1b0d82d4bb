#include "axi_read.h"

#include <algorithm>

namespace firefly {

AxiReader::AxiReader(const std::string& prefix, const Pin* pins, AxiStorage storage, uint64_t seed)
    : m_address(prefix + "_ar", pins, pins[9].bytes())
    , m_valid(pins[7])
    , m_ready(pins[8])
    , m_data(pins[9])
    , m_response(pins[10])
    , m_last(pins[11])
    , m_id(pins[12])
    , m_storage(storage)
    , m_random(seed) {
    reset();
}

void AxiReader::reset() {
    m_reads.clear();
    m_address.reset();
    m_address.drive(false);
    withdraw();
}

void AxiReader::sample(uint64_t now) {
    if (m_offered) {
        if (m_ready.get()) {
            m_offered = false;
            ++counters.beats;
            if (++m_reads.front().next == m_reads.front().burst.beats) m_reads.pop_front();
        } else {
            ++counters.masterStalls;
        }
    }
    Burst burst;
    if (m_address.sample(burst)) accept(burst, now);
}

void AxiReader::accept(const Burst& burst, uint64_t now) {
    Read read;
    read.burst = burst;
    read.burst.due = now + m_random.between(timing.minLatency, timing.maxLatency);
    const uint64_t bus = m_data.bytes();
    read.data.resize(burst.beats * bus);
    for (uint32_t i = 0; i < burst.beats; ++i) {
        const uint64_t word = burst.beatAddress(i) & ~(bus - 1);
        const AxiResponse response = responseTo(timing, m_storage, word, bus);
        read.responses.push_back(response);
        uint8_t* to = read.data.data() + i * bus;
        if (response == OKAY) {
            memcpy(to, m_storage.data + (word - m_storage.base), bus);
        } else {
            memset(to, 0xee, bus);
        }
    }
    m_reads.push_back(std::move(read));
    ++counters.bursts;
    counters.maxOutstanding = std::max<uint64_t>(counters.maxOutstanding, m_reads.size());
}

void AxiReader::drive(uint64_t now) {
    m_throttle.advance(timing.bandwidth, m_data.bytes());
    m_address.drive(m_reads.size() < timing.outstanding && !m_random.chance(timing.addressStall));
    if (m_offered) return;
    const bool due = !m_reads.empty() && m_reads.front().burst.due <= now;
    if (due && m_throttle.allows(m_data.bytes()) && !m_random.chance(timing.dataStall)) {
        present(m_reads.front());
    } else {
        withdraw();
    }
}

void AxiReader::present(Read& read) {
    m_throttle.spend(m_data.bytes());
    m_valid.set(1);
    m_data.copyFrom(read.data.data() + read.next * m_data.bytes());
    m_response.set(read.responses[read.next]);
    m_last.set(read.next + 1 == read.burst.beats);
    m_id.set(read.burst.id);
    m_offered = true;
}

// Data without valid is garbage, so that a design which takes it is found out.
void AxiReader::withdraw() {
    m_valid.set(0);
    m_last.set(0);
    m_data.fill(0xa5);
    m_offered = false;
}

}  // namespace firefly
