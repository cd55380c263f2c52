#pragma once
// Tells systemd what the server does: ready, reloading, stopping.
#include <string_view>

namespace fundstelle::server {

/// Sends a state ("READY=1", lines separated by line breaks) to the socket that NOTIFY_SOCKET
/// names; nothing where there is none. The protocol is a datagram and stable, so libsystemd with
/// all that it pulls in is not linked for it. Source: sd_notify(3), "Notes".
void notify_service_manager(std::string_view state);

/// Gives the state that begins a reload, with the time that systemd wants beside it.
/// Source: sd_notify(3), RELOADING=1.
void notify_reloading();

} // namespace fundstelle::server
