#pragma once
// What the gate says itself to those it does not let in.
#include "server/gate/request.hpp"

namespace fundstelle::server::gate {

/// Whether the connection goes on behind a refusal: only where its request was read to the end.
enum class AfterRefusal { Close, GoOn };

/// Gives a refusal as problem details and tells `on_refusal` of it, both with one fresh request id.
/// `has_body` is false for answers to HEAD.
[[nodiscard]] Reply refuse(
    Refusal refusal,
    const std::string& peer_address,
    const OnRefusal& on_refusal,
    AfterRefusal after,
    bool has_body = true
);

} // namespace fundstelle::server::gate
