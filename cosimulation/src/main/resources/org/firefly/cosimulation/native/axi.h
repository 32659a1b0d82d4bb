// Parts that the read and the write side of the AXI4 memory share.
#pragma once
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include "model.h"

namespace firefly {

enum AxiResponse : uint8_t { OKAY = 0, SLVERR = 2, DECERR = 3 };

// Random numbers (xorshift64*) that are the same on every machine.
class Random {
public:
    explicit Random(uint64_t seed) : m_state(seed * 0x9e3779b97f4a7c15ull | 1) {}

    uint64_t next() {
        m_state ^= m_state >> 12;
        m_state ^= m_state << 25;
        m_state ^= m_state >> 27;
        return m_state * 0x2545f4914f6cdd1dull;
    }
    // True with the probability threshold / 65536.
    bool chance(uint32_t threshold) { return threshold && (next() >> 48) < threshold; }
    uint64_t between(uint64_t low, uint64_t high) { return low + (next() >> 16) % (high - low + 1); }

private:
    uint64_t m_state;
};

// A port of the design; an absent one reads as zero and ignores writes.
class Pin {
public:
    Pin() = default;
    explicit Pin(const Slot& slot) : m_slot(slot) {}

    bool present() const { return m_slot.data; }
    uint64_t bytes() const { return m_slot.bytes; }
    uint64_t get() const {
        uint64_t value = 0;
        memcpy(&value, m_slot.data, m_slot.bytes);
        return value;
    }
    void set(uint64_t value) const {
        if (m_slot.data) memcpy(m_slot.data, &value, m_slot.bytes);
    }
    void copyTo(uint8_t* to) const { memcpy(to, m_slot.data, m_slot.bytes); }
    void fill(uint8_t byte) const { memset(m_slot.data, byte, m_slot.bytes); }
    void copyFrom(const uint8_t* from) const { memcpy(m_slot.data, from, m_slot.bytes); }

private:
    Slot m_slot = {nullptr, 0};
};

// Addresses that answer with an error.
struct ErrorRange {
    uint64_t first;
    uint64_t last;
    AxiResponse response;
};

// What may be set from outside, for one direction of one port.
struct AxiTiming {
    uint64_t minLatency = 1;
    uint64_t maxLatency = 1;
    uint64_t bandwidth = ~0ull >> 16;  // 1/256 bytes per clock
    uint64_t outstanding = 16;         // bursts
    uint32_t addressStall = 0;         // of 65536
    uint32_t dataStall = 0;
    uint32_t responseStall = 0;
    std::vector<ErrorRange> errors;
};

struct AxiCounters {
    uint64_t bursts = 0;
    uint64_t beats = 0;
    uint64_t maxOutstanding = 0;
    uint64_t masterStalls = 0;  // clocks in which the memory offered what the master did not take
};

struct Burst {
    uint64_t address;
    uint64_t id;
    uint32_t beats;
    uint32_t beatBytes;
    uint64_t due;  // clock from which it may be answered
    AxiResponse response;

    uint64_t beatAddress(uint32_t beat) const {
        return beat ? (address & ~uint64_t(beatBytes - 1)) + uint64_t(beat) * beatBytes : address;
    }
};

// The memory behind one or more ports.
struct AxiStorage {
    uint8_t* data;
    uint64_t base;
    uint64_t size;

    bool holds(uint64_t address, uint64_t bytes) const {
        return address >= base && address - base <= size - bytes;
    }
};

// Allows so many bytes a clock, on average; unused time is not saved up.
class Throttle {
public:
    void advance(uint64_t bandwidth, uint64_t beatBytes) {
        m_credit += bandwidth;
        const uint64_t most = 256 * beatBytes + bandwidth % (256 * beatBytes);
        if (m_credit > most) m_credit = most;
    }
    bool allows(uint64_t beatBytes) const { return m_credit >= 256 * beatBytes; }
    void spend(uint64_t beatBytes) { m_credit -= 256 * beatBytes; }

private:
    uint64_t m_credit = 0;
};

// An address channel, AR or AW: the pins, their checks, and the bursts they ask for.
class AddressChannel {
public:
    AddressChannel(std::string name, const Pin* pins, uint64_t busBytes)
        : m_name(std::move(name))
        , m_valid(pins[0])
        , m_ready(pins[1])
        , m_payload(pins + 2, pins + 7)
        , m_busBytes(busBytes) {}

    // True when a burst is handed over at this edge; it is put into `burst`.
    bool sample(Burst& burst);
    void drive(bool ready) const { m_ready.set(ready); }
    void reset() { m_waiting.clear(); }

private:
    uint64_t payload(int index, uint64_t absent) const {
        return m_payload[index].present() ? m_payload[index].get() : absent;
    }
    void check(const Burst& burst, uint64_t type) const;
    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error("AXI4 channel " + m_name + ": " + what);
    }

    std::string m_name;
    Pin m_valid, m_ready;
    std::vector<Pin> m_payload;  // address, length, size, burst type, id
    uint64_t m_busBytes;
    std::vector<uint64_t> m_waiting;  // payload offered and not yet taken
};

std::string hex(uint64_t value);

// The response to an access of `bytes` at `address`.
AxiResponse responseTo(const AxiTiming& timing, const AxiStorage& storage, uint64_t address,
                       uint64_t bytes);

}  // namespace firefly
