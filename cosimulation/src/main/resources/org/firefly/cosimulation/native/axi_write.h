// The write side of an AXI4 memory port: AW, W and B, answered in order.
#pragma once
#include <deque>

#include "axi.h"

namespace firefly {

class AxiWriter {
public:
    // Pins: awvalid, awready, awaddr, awlen, awsize, awburst, awid, wvalid, wready, wdata, wstrb,
    // wlast, bvalid, bready, bresp, bid.
    AxiWriter(const std::string& prefix, const Pin* pins, AxiStorage storage, uint64_t seed);

    void sample(uint64_t now);
    void drive(uint64_t now);
    void reset();

    AxiTiming timing;
    AxiCounters counters;

private:
    struct Beat {
        std::vector<uint8_t> data;
        std::vector<uint8_t> strobes;
        bool last;
        bool operator==(const Beat& other) const {
            return data == other.data && strobes == other.strobes && last == other.last;
        }
    };

    void sampleData();
    void completeBursts(uint64_t now);
    void commit(Burst& burst);
    void writeBeat(Burst& burst, uint32_t index, const Beat& beat);
    void driveResponse(uint64_t now);
    [[noreturn]] void fail(const std::string& what) const;

    std::string m_prefix;
    AddressChannel m_address;
    Pin m_dataValid, m_dataReady, m_data, m_strobes, m_last;
    Pin m_valid, m_ready, m_response, m_id;
    AxiStorage m_storage;
    Random m_random;
    Throttle m_throttle;
    std::deque<Burst> m_open;   // addresses whose data is not complete
    std::deque<Burst> m_done;   // complete, to be answered
    std::deque<Beat> m_beats;   // data in order of arrival, kept until the answer
    uint64_t m_claimed = 0;     // beats that belong to bursts in m_done
    std::vector<Beat> m_waiting;
    bool m_offered = false;
};

}  // namespace firefly
