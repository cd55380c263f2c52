#pragma once
// The TOML file of settings as a flat list, each value with its line.
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/settings.hpp"

namespace fundstelle::base {

/// One value of the file, already known and of the right TOML type, but not yet checked.
struct FileEntry {
    const Setting* setting;
    std::string text;
    std::string place; ///< "config.toml: line 7"
};

/// Reads a file in its order. Throws Error{InvalidParameter} that names file, line and key for what
/// is no TOML, an unknown key or a value of the wrong type, Error{InputOutput} where it cannot be
/// read.
[[nodiscard]] std::vector<FileEntry> read_settings_file(const std::filesystem::path& path);

/// Gives the setting of a name. Throws Error{InvalidParameter} with the nearest name where there is
/// none.
[[nodiscard]] const Setting& require_setting(std::string_view name, const std::string& place);

} // namespace fundstelle::base
