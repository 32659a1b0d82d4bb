// An AXI4 memory on one port of the design, and the functions with which Java sets it up.
#include <memory>

#include "axi_read.h"
#include "axi_write.h"
#include "simulation.h"

namespace firefly {

namespace {
constexpr int kReadPins = 13;
constexpr int kWritePins = 16;
}  // namespace

class AxiMemory final : public Component {
public:
    AxiMemory(const Simulation& simulation, const std::string& prefix, const int32_t* ports,
              AxiStorage storage, uint64_t seed)
        : m_simulation(simulation) {
        std::vector<Pin> pins;
        for (int i = 0; i < 1 + kReadPins + kWritePins; ++i) {
            pins.push_back(ports[i] < 0 ? Pin() : Pin(simulation.port(ports[i])));
        }
        m_reset = pins[0];
        const Pin* read = &pins[1];
        const Pin* write = &pins[1 + kReadPins];
        if (read->present()) {
            reader = std::make_unique<AxiReader>(prefix, read, storage, seed);
        }
        if (write->present()) {
            writer = std::make_unique<AxiWriter>(prefix, write, storage, seed + 1);
        }
    }

    void sample() override {
        m_inReset = m_reset.present() && m_reset.get();
        if (m_inReset) return;
        if (reader) reader->sample(m_simulation.cycles);
        if (writer) writer->sample(m_simulation.cycles);
    }

    void drive() override {
        if (m_inReset) {
            if (reader) reader->reset();
            if (writer) writer->reset();
            return;
        }
        // The clock that begins now is the one after the edge just made.
        if (reader) reader->drive(m_simulation.cycles);
        if (writer) writer->drive(m_simulation.cycles);
    }

    AxiTiming* timing(int direction) {
        if (direction == 0) return reader ? &reader->timing : nullptr;
        return writer ? &writer->timing : nullptr;
    }
    AxiCounters counters(int direction) const {
        if (direction == 0) return reader ? reader->counters : AxiCounters();
        return writer ? writer->counters : AxiCounters();
    }

private:
    const Simulation& m_simulation;
    Pin m_reset;
    bool m_inReset = false;
    std::unique_ptr<AxiReader> reader;
    std::unique_ptr<AxiWriter> writer;
};

}  // namespace firefly

using firefly::AxiMemory;

extern "C" {

// Ports: reset, then the pins of the read side, then those of the write side, -1 where absent.
AxiMemory* ff_axi_attach(firefly::Simulation* simulation, const char* prefix, const int32_t* ports,
                         void* data, int64_t base, int64_t size, int64_t seed) {
    const firefly::AxiStorage storage{static_cast<uint8_t*>(data), static_cast<uint64_t>(base),
                                      static_cast<uint64_t>(size)};
    auto memory = std::make_unique<AxiMemory>(*simulation, prefix, ports, storage, seed);
    AxiMemory* handle = memory.get();
    simulation->attach(std::move(memory));
    return handle;
}

// Direction 0 reads, 1 writes. Probabilities are of 65536, the bandwidth is in 1/256 bytes.
void ff_axi_timing(AxiMemory* memory, int direction, int64_t minLatency, int64_t maxLatency,
                   int64_t bandwidth, int64_t outstanding, int addressStall, int dataStall,
                   int responseStall) {
    firefly::AxiTiming* timing = memory->timing(direction);
    if (!timing) return;
    timing->minLatency = minLatency;
    timing->maxLatency = maxLatency;
    timing->bandwidth = bandwidth;
    timing->outstanding = outstanding;
    timing->addressStall = addressStall;
    timing->dataStall = dataStall;
    timing->responseStall = responseStall;
}

void ff_axi_error(AxiMemory* memory, int direction, int64_t first, int64_t last, int response) {
    firefly::AxiTiming* timing = memory->timing(direction);
    if (timing) {
        timing->errors.push_back({static_cast<uint64_t>(first), static_cast<uint64_t>(last),
                                  static_cast<firefly::AxiResponse>(response)});
    }
}

void ff_axi_clear_errors(AxiMemory* memory) {
    for (int direction = 0; direction < 2; ++direction) {
        if (firefly::AxiTiming* timing = memory->timing(direction)) timing->errors.clear();
    }
}

// Counter 0 bursts, 1 beats, 2 most outstanding bursts, 3 clocks in which the master stalled.
int64_t ff_axi_counter(AxiMemory* memory, int direction, int counter) {
    const firefly::AxiCounters counters = memory->counters(direction);
    const uint64_t values[]
        = {counters.bursts, counters.beats, counters.maxOutstanding, counters.masterStalls};
    return values[counter];
}

}  // extern "C"
