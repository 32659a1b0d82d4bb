// What the runtime library knows of a Verilated model. Each model is a shared library of its own
// and exports one function, firefly_create_model, which returns an object of this class.
#pragma once
#include <cstdint>
#include <string>

namespace firefly {

// Storage of one top-level port: one, two, four or eight bytes, or 32-bit words above 64 bits.
struct Slot {
    void* data;
    uint64_t bytes;
};

class Model {
public:
    virtual ~Model() = default;
    // Lets the design settle. Throws std::runtime_error when the design stops the simulation.
    virtual void eval() = 0;
    // The ports in the order in which the Java side lists them.
    virtual const Slot* ports() const = 0;
    // Starts an FST waveform; false when the model was built without waveforms.
    virtual bool openWaveform(const char* path) = 0;
    // Completes the waveform; another may be started later.
    virtual void closeWaveform() = 0;
    // Adds the present values to the waveform, if there is one. The time only ever grows.
    virtual void dump(uint64_t time) = 0;
    // Writes what is buffered of the waveform to its file.
    virtual void flush() = 0;
    // The last lines that the design printed.
    virtual const std::string& output() const = 0;
};

}  // namespace firefly

extern "C" firefly::Model* firefly_create_model(int seed);
