#include "axi_write.h"

#include <algorithm>

namespace firefly {

namespace {
constexpr size_t kMostBufferedBeats = 4096;
}

AxiWriter::AxiWriter(const std::string& prefix, const Pin* pins, AxiStorage storage, uint64_t seed)
    : m_prefix(prefix)
    , m_address(prefix + "_aw", pins, pins[9].bytes())
    , m_dataValid(pins[7])
    , m_dataReady(pins[8])
    , m_data(pins[9])
    , m_strobes(pins[10])
    , m_last(pins[11])
    , m_valid(pins[12])
    , m_ready(pins[13])
    , m_response(pins[14])
    , m_id(pins[15])
    , m_storage(storage)
    , m_random(seed) {
    reset();
}

void AxiWriter::fail(const std::string& what) const {
    throw std::runtime_error("AXI4 channel " + m_prefix + "_w: " + what);
}

void AxiWriter::reset() {
    m_open.clear();
    m_done.clear();
    m_beats.clear();
    m_waiting.clear();
    m_claimed = 0;
    m_offered = false;
    m_address.reset();
    m_address.drive(false);
    m_dataReady.set(0);
    m_valid.set(0);
}

void AxiWriter::sample(uint64_t now) {
    if (m_offered) {
        if (m_ready.get()) {
            m_offered = false;
            m_done.pop_front();
        } else {
            ++counters.masterStalls;
        }
    }
    Burst burst;
    if (m_address.sample(burst)) {
        m_open.push_back(burst);
        ++counters.bursts;
        counters.maxOutstanding
            = std::max<uint64_t>(counters.maxOutstanding, m_open.size() + m_done.size());
    }
    sampleData();
    completeBursts(now);
}

void AxiWriter::sampleData() {
    if (!m_dataValid.get()) {
        if (!m_waiting.empty()) fail("valid fell before ready rose");
        return;
    }
    Beat beat{std::vector<uint8_t>(m_data.bytes()), std::vector<uint8_t>(8, 0xff), m_last.get() != 0};
    m_data.copyTo(beat.data.data());
    if (m_strobes.present()) m_strobes.copyTo(beat.strobes.data());
    if (!m_waiting.empty() && !(m_waiting[0] == beat)) {
        fail("data, strobes or last changed while valid waited for ready");
    }
    m_waiting.assign(1, beat);
    if (!m_dataReady.get()) return;
    m_waiting.clear();
    m_beats.push_back(std::move(beat));
    m_throttle.spend(m_data.bytes());
    ++counters.beats;
}

// Moves every burst whose beats have all arrived to those that wait for their answer.
void AxiWriter::completeBursts(uint64_t now) {
    while (!m_open.empty()) {
        Burst& burst = m_open.front();
        const uint64_t arrived = std::min<uint64_t>(m_beats.size() - m_claimed, burst.beats);
        for (uint32_t i = 0; i < arrived; ++i) {
            if (m_beats[m_claimed + i].last != (i + 1 == burst.beats)) {
                fail("last is wrong in beat " + std::to_string(i) + " of a burst of "
                     + std::to_string(burst.beats) + " beats at " + hex(burst.address));
            }
        }
        if (arrived < burst.beats) return;
        burst.due = now + m_random.between(timing.minLatency, timing.maxLatency);
        m_claimed += burst.beats;
        m_done.push_back(burst);
        m_open.pop_front();
    }
}

// Memory changes only with the answer: a design that reads earlier sees the old content.
void AxiWriter::commit(Burst& burst) {
    for (uint32_t i = 0; i < burst.beats; ++i) {
        writeBeat(burst, i, m_beats.front());
        m_beats.pop_front();
    }
    m_claimed -= burst.beats;
}

void AxiWriter::writeBeat(Burst& burst, uint32_t index, const Beat& beat) {
    const uint64_t bus = m_data.bytes();
    const uint64_t address = burst.beatAddress(index);
    const uint64_t word = address & ~(bus - 1);
    const AxiResponse response = responseTo(timing, m_storage, word, bus);
    if (response != OKAY) {
        burst.response = response;
        return;
    }
    const uint64_t lowest = address - word;
    const uint64_t end = (lowest & ~uint64_t(burst.beatBytes - 1)) + burst.beatBytes;
    for (uint64_t lane = 0; lane < bus; ++lane) {
        if (!(beat.strobes[lane / 8] >> (lane % 8) & 1)) continue;
        // Without strobes, all lanes of the beat are written.
        if (lane < lowest || lane >= end) {
            if (!m_strobes.present()) continue;
            throw std::runtime_error("AXI4 channel " + m_prefix + "_w: strobe of lane "
                                     + std::to_string(lane) + " is outside of the beat at "
                                     + hex(address));
        }
        m_storage.data[word - m_storage.base + lane] = beat.data[lane];
    }
}

void AxiWriter::drive(uint64_t now) {
    m_throttle.advance(timing.bandwidth, m_data.bytes());
    m_address.drive(m_open.size() + m_done.size() < timing.outstanding
                    && !m_random.chance(timing.addressStall));
    m_dataReady.set(m_beats.size() < kMostBufferedBeats && m_throttle.allows(m_data.bytes())
                    && !m_random.chance(timing.dataStall));
    driveResponse(now);
}

void AxiWriter::driveResponse(uint64_t now) {
    if (m_offered) return;
    const bool due = !m_done.empty() && m_done.front().due <= now;
    m_offered = due && !m_random.chance(timing.responseStall);
    m_valid.set(m_offered);
    if (!m_offered) return;
    commit(m_done.front());
    m_response.set(m_done.front().response);
    m_id.set(m_done.front().id);
}

}  // namespace firefly
