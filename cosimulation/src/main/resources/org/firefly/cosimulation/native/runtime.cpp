// The functions that Java calls. Failures are kept as text and returned as -1 or a null pointer.
#include <dlfcn.h>

#include <stdexcept>

#include "simulation.h"

using firefly::Simulation;

namespace {

thread_local std::string openError;

// Runs work and keeps its exception as text; a design that has failed once stays failed.
template <typename Work>
int64_t guarded(Simulation* simulation, Work work) {
    if (!simulation->error.empty()) return -1;
    try {
        return work();
    } catch (const std::exception& e) {
        simulation->error = e.what();
        simulation->model().flush();
        return -1;
    }
}

struct Column {
    void* data;
    uint64_t bytes;
    uint64_t words;
};

std::vector<Column> columns(const Simulation* simulation, int count, const int32_t* ports) {
    std::vector<Column> result;
    for (int i = 0; i < count; ++i) {
        const firefly::Slot& slot = simulation->port(ports[i]);
        result.push_back({slot.data, slot.bytes, (slot.bytes + 7) / 8});
    }
    return result;
}

}  // namespace

extern "C" {

Simulation* ff_open(const char* library, int clockPort, int seed) {
    // Local binding keeps models apart, since all of them define the same names.
    void* handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        openError = dlerror();
        return nullptr;
    }
    const auto create = reinterpret_cast<firefly::Model* (*)(int)>(
        dlsym(handle, "firefly_create_model"));
    if (!create) {
        openError = dlerror();
        return nullptr;
    }
    try {
        return new Simulation(create(seed), clockPort);
    } catch (const std::exception& e) {
        openError = e.what();
        return nullptr;
    }
}

const char* ff_open_error() { return openError.c_str(); }
const char* ff_error(Simulation* simulation) { return simulation->error.c_str(); }
const char* ff_output(Simulation* simulation) { return simulation->model().output().c_str(); }
void* ff_port_data(Simulation* simulation, int port) { return simulation->port(port).data; }
int64_t ff_port_bytes(Simulation* simulation, int port) { return simulation->port(port).bytes; }
int64_t ff_cycles(Simulation* simulation) { return simulation->cycles; }
void ff_close(Simulation* simulation) { delete simulation; }

int64_t ff_open_waveform(Simulation* simulation, const char* path) {
    return simulation->model().openWaveform(path) ? 0 : -1;
}

void ff_close_waveform(Simulation* simulation) { simulation->model().closeWaveform(); }

int64_t ff_settle(Simulation* simulation) {
    return guarded(simulation, [=] {
        simulation->settle();
        return 0;
    });
}

int64_t ff_step(Simulation* simulation, int64_t clocks) {
    return guarded(simulation, [=] {
        for (int64_t i = 0; i < clocks; ++i) simulation->step();
        return clocks;
    });
}

// Steps until the port, seen before the edge, has the value: the clocks made, or `clocks` if never.
int64_t ff_step_until(Simulation* simulation, int port, int64_t value, int64_t clocks) {
    return guarded(simulation, [=] {
        const firefly::Slot& slot = simulation->port(port);
        for (int64_t i = 0; i < clocks; ++i) {
            simulation->settle();
            int64_t found = 0;
            memcpy(&found, slot.data, slot.bytes);
            if (found == value) return i;
            simulation->finishStep();
        }
        return clocks;
    });
}

// For each clock: writes one row of `in` to the input ports, lets the design settle, reads one row
// of `out`, steps. A row holds its ports one after the other, each rounded up to 64-bit words.
int64_t ff_run(Simulation* simulation, int64_t clocks, int inputs, const int32_t* inputPorts,
               const uint64_t* in, int outputs, const int32_t* outputPorts, uint64_t* out) {
    const std::vector<Column> written = columns(simulation, inputs, inputPorts);
    const std::vector<Column> read = columns(simulation, outputs, outputPorts);
    return guarded(simulation, [&] {
        for (int64_t i = 0; i < clocks; ++i) {
            for (const Column& column : written) {
                memcpy(column.data, in, column.bytes);
                in += column.words;
            }
            simulation->settle();
            for (const Column& column : read) {
                memcpy(out, column.data, column.bytes);
                out += column.words;
            }
            simulation->finishStep();
        }
        return clocks;
    });
}

}  // extern "C"
