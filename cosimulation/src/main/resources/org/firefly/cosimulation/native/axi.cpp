#include "axi.h"

#include <cstdio>

namespace firefly {

namespace {
constexpr uint64_t kPage = 4096;
constexpr uint64_t kIncrementing = 1;
}  // namespace

std::string hex(uint64_t value) {
    char text[24];
    snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(value));
    return text;
}

AxiResponse responseTo(const AxiTiming& timing, const AxiStorage& storage, uint64_t address,
                       uint64_t bytes) {
    for (const ErrorRange& range : timing.errors) {
        if (address <= range.last && address + bytes - 1 >= range.first) return range.response;
    }
    return storage.holds(address, bytes) ? OKAY : DECERR;
}

bool AddressChannel::sample(Burst& burst) {
    const bool valid = m_valid.get();
    if (!valid) {
        if (!m_waiting.empty()) fail("valid fell before ready rose");
        return false;
    }
    std::vector<uint64_t> offered;
    for (const Pin& pin : m_payload) offered.push_back(pin.present() ? pin.get() : 0);
    if (!m_waiting.empty() && m_waiting != offered) {
        fail("address or control changed while valid waited for ready, at address "
             + hex(m_waiting[0]));
    }
    m_waiting = offered;
    if (!m_ready.get()) return false;
    m_waiting.clear();
    burst.address = payload(0, 0);
    burst.beats = payload(1, 0) + 1;
    burst.beatBytes = m_payload[2].present() ? 1u << m_payload[2].get() : m_busBytes;
    burst.id = payload(4, 0);
    burst.response = OKAY;
    check(burst, payload(3, kIncrementing));
    return true;
}

void AddressChannel::check(const Burst& burst, uint64_t type) const {
    const std::string what = "burst of " + std::to_string(burst.beats) + " beats of "
                             + std::to_string(burst.beatBytes) + " bytes at "
                             + hex(burst.address);
    if (burst.beatBytes > m_busBytes) fail(what + " has beats wider than the bus");
    if (type != kIncrementing) fail(what + " is not of type INCR");
    const uint64_t last = burst.beatAddress(burst.beats - 1) + burst.beatBytes - 1;
    if (burst.address / kPage != (burst.beats > 1 ? last : burst.address) / kPage) {
        fail(what + " crosses a 4 KiB boundary");
    }
}

}  // namespace firefly
