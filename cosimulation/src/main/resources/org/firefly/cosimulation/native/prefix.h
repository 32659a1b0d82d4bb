// Included before every source of a model, and compiled once for all models.
#pragma once
#include "hooks.h"
#include "verilated.h"
