#pragma once
// What the settings say of the gate.
#include "engine/base/settings.hpp"
#include "server/gate/gate.hpp"

namespace fundstelle::server {

/// Gives the gate's options by the settings; functions keep their defaults. Raises the process's
/// limit of descriptors as far as it may.
[[nodiscard]] gate::GateOptions gate_settings(const base::Settings& settings);

} // namespace fundstelle::server
