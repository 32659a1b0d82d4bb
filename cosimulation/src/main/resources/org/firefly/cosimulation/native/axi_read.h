// The read side of an AXI4 memory port: AR and R, answered in order.
#pragma once
#include <deque>

#include "axi.h"

namespace firefly {

class AxiReader {
public:
    // Pins: arvalid, arready, araddr, arlen, arsize, arburst, arid, rvalid, rready, rdata, rresp,
    // rlast, rid.
    AxiReader(const std::string& prefix, const Pin* pins, AxiStorage storage, uint64_t seed);

    void sample(uint64_t now);
    void drive(uint64_t now);
    void reset();

    AxiTiming timing;
    AxiCounters counters;

private:
    // Data is that of the moment of the request, so that a design which reads before its write
    // was acknowledged gets what was there before.
    struct Read {
        Burst burst;
        std::vector<uint8_t> data;
        std::vector<AxiResponse> responses;
        uint32_t next = 0;
    };

    void accept(const Burst& burst, uint64_t now);
    void present(Read& read);
    void withdraw();

    AddressChannel m_address;
    Pin m_valid, m_ready, m_data, m_response, m_last, m_id;
    AxiStorage m_storage;
    Random m_random;
    Throttle m_throttle;
    std::deque<Read> m_reads;
    bool m_offered = false;
};

}  // namespace firefly
