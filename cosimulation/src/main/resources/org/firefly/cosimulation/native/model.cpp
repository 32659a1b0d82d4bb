// The same for every design; "ports.inc" lists the ports and is generated.
#include "model.h"

#include <cstdarg>
#include <cstdio>
#include <memory>
#include <stdexcept>

#include "Vmodel.h"
#include "verilated.h"
#if VM_TRACE
#include "verilated_fst_c.h"
#endif

namespace {

constexpr size_t kKeptOutput = 16384;

// Verilator's callbacks carry no model, so the one at work in this thread is remembered.
thread_local std::string* currentOutput = nullptr;

class VerilatedDesign final : public firefly::Model {
public:
    explicit VerilatedDesign(int seed) {
        currentOutput = &m_output;
        m_context.randReset(2);
        m_context.randSeed(seed);
#if VM_TRACE
        m_context.traceEverOn(true);
#endif
        m_top = std::make_unique<Vmodel>(&m_context, "");
        size_t i = 0;
#define FIREFLY_PORT(name) m_slots[i++] = {&m_top->name, sizeof(m_top->name)};
#include "ports.inc"
#undef FIREFLY_PORT
        m_slots[i] = {nullptr, 0};
    }

    void eval() override {
        currentOutput = &m_output;
        m_top->eval();
    }

    const firefly::Slot* ports() const override { return m_slots; }
    const std::string& output() const override { return m_output; }

#if VM_TRACE
    ~VerilatedDesign() override { closeWaveform(); }
    bool openWaveform(const char* path) override {
        m_waveform = std::make_unique<VerilatedFstC>();
        m_top->trace(m_waveform.get(), 99);
        m_waveform->open(path);
        return m_waveform->isOpen();
    }
    void closeWaveform() override {
        if (m_waveform) m_waveform->close();
        m_waveform.reset();
    }
    void dump(uint64_t time) override {
        m_context.time(time);
        if (m_waveform) m_waveform->dump(time);
    }
    void flush() override {
        if (m_waveform) m_waveform->flush();
    }

private:
    std::unique_ptr<VerilatedFstC> m_waveform;
#else
    bool openWaveform(const char*) override { return false; }
    void closeWaveform() override {}
    void dump(uint64_t time) override { m_context.time(time); }
    void flush() override {}

private:
#endif
    VerilatedContext m_context;
    std::unique_ptr<Vmodel> m_top;
    firefly::Slot m_slots[FIREFLY_PORTS + 1];
    std::string m_output;
};

[[noreturn]] void stopSimulation(const char* file, int line, const char* reason) {
    throw std::runtime_error(std::string(reason) + " at " + (file ? file : "?") + ":"
                             + std::to_string(line));
}

}  // namespace

extern "C" void firefly_print(const char* format, ...) {
    char text[4096];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (!currentOutput) return;
    currentOutput->append(text);
    if (currentOutput->size() > kKeptOutput) {
        currentOutput->erase(0, currentOutput->size() - kKeptOutput);
    }
}

// Verilator's own versions of these end the process, which would take the Java VM along.
void vl_finish(const char* file, int line, const char*) { stopSimulation(file, line, "$finish"); }
void vl_stop(const char* file, int line, const char*) {
    stopSimulation(file, line, "an assertion or $stop");
}
void vl_fatal(const char* file, int line, const char*, const char* message) {
    stopSimulation(file, line, message);
}

extern "C" __attribute__((visibility("default"))) firefly::Model* firefly_create_model(int seed) {
    return new VerilatedDesign(seed);
}
