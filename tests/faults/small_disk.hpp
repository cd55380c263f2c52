#pragma once
// A disk in memory of a chosen size, seen by this process and its children only, gone with them.
#include <cstddef>
#include <filesystem>
#include <optional>

namespace fundstelle::tests {

/// A tmpfs of its own, unmounted with the object. Move-only.
class SmallDisk {
public:
    /// Mounts it at the existing folder `at`; nothing, with the reason on standard output, where
    /// the system does not permit this (it needs root, or user namespaces). REQUIRES a process of
    /// one thread.
    [[nodiscard]] static std::optional<SmallDisk> mount(
        const std::filesystem::path& at, std::size_t size_bytes
    );

    SmallDisk(SmallDisk&& other) noexcept;
    SmallDisk& operator=(SmallDisk&&) = delete;
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk();

    /// Makes it readable only, or writable again.
    void set_read_only(bool is_read_only) const;

private:
    explicit SmallDisk(std::filesystem::path at) : at_(std::move(at)) {}

    std::filesystem::path at_;
};

} // namespace fundstelle::tests
