// One running model with its clock and the components that are attached to it.
#pragma once
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "model.h"

namespace firefly {

// Something that answers the design in every clock, such as a memory.
class Component {
public:
    virtual ~Component() = default;
    // Just before the rising edge: reads the settled outputs of the design.
    virtual void sample() = 0;
    // Just after the rising edge: writes inputs of the design.
    virtual void drive() = 0;
};

class Simulation {
public:
    Simulation(Model* model, int clockPort)
        : m_model(model)
        , m_clock(clockPort < 0 ? &m_noClock
                                : static_cast<uint8_t*>(model->ports()[clockPort].data)) {}

    // The low phase of the clock; inputs written before are taken over.
    void settle() {
        *m_clock = 0;
        m_model->eval();
    }

    void step() {
        settle();
        finishStep();
    }

    // The rest of a step after settle().
    void finishStep() {
        m_model->dump(2 * cycles);
        for (const auto& component : m_components) component->sample();
        *m_clock = 1;
        m_model->eval();
        m_model->dump(2 * cycles + 1);
        ++cycles;
        for (const auto& component : m_components) component->drive();
    }

    void attach(std::unique_ptr<Component> component) {
        m_components.push_back(std::move(component));
    }

    Model& model() { return *m_model; }
    const Slot& port(int index) const { return m_model->ports()[index]; }

    uint64_t cycles = 0;
    std::string error;

private:
    std::unique_ptr<Model> m_model;
    uint8_t m_noClock = 0;  // stands in for the clock of a combinational design
    uint8_t* m_clock;
    std::vector<std::unique_ptr<Component>> m_components;
};

}  // namespace firefly
