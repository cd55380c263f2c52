#include "engine/base/settings_file.hpp"

#include <algorithm>
#include <optional>

#include <toml++/toml.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace fundstelle::base {
namespace {

constexpr std::size_t kMaxFileBytes = 1U << 20U;

std::string place_of(const std::filesystem::path& path, const toml::source_region& source) {
    return path.string() + ": line " + std::to_string(source.begin.line);
}

/// Gives the setting that is meant: the nearest name, or the one whose part after the dot was
/// written.
std::optional<std::string_view> meant_setting(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Setting& setting : all_settings()) {
        const bool is_last_part = setting.name.substr(setting.name.find('.') + 1) == name;
        if (is_last_part) {
            return setting.name;
        }
        names.push_back(setting.name);
    }
    return nearest_name(name, names);
}

bool is_section(std::string_view name) {
    const std::string begin = std::string(name) + ".";
    const auto settings = all_settings();
    return std::any_of(settings.begin(), settings.end(), [&begin](const Setting& setting) {
        return setting.name.starts_with(begin);
    });
}

/// Gives the text of a value whose TOML type fits the setting's kind; nothing where it does not.
std::optional<std::string> text_of(const Setting& setting, const toml::node& node) {
    const bool takes_number =
        setting.kind == SettingKind::Number || setting.kind == SettingKind::Size;
    const bool takes_text =
        setting.kind != SettingKind::Number && setting.kind != SettingKind::Boolean;
    if (const auto* number = node.as_integer(); number != nullptr && takes_number) {
        return std::to_string(number->get());
    }
    if (const auto* boolean = node.as_boolean();
        boolean != nullptr && setting.kind == SettingKind::Boolean) {
        return boolean->get() ? "true" : "false";
    }
    if (const auto* text = node.as_string(); text != nullptr && takes_text) {
        return text->get();
    }
    return std::nullopt;
}

std::string wanted_type(const Setting& setting) {
    switch (setting.kind) {
        case SettingKind::Number:
            return "a whole number without quotes";
        case SettingKind::Size:
            return "a whole number, or a text in quotes like \"8MiB\"";
        case SettingKind::Boolean:
            return "true or false without quotes";
        case SettingKind::Duration:
            return "a text in quotes like \"2s\"";
        default:
            return "a text in quotes";
    }
}

/// Walks down the tables of one file.
class Flattener {
public:
    explicit Flattener(const std::filesystem::path& path) : path_(path) {}

    void add(const toml::table& table, const std::string& prefix) {
        for (const auto& [key, node] : table) {
            const std::string name = prefix + std::string(key.str());
            const std::string place = place_of(path_, key.source());
            const auto* below = node.as_table();
            if (below != nullptr && is_section(name)) {
                add(*below, name + ".");
            } else {
                add_value(require_setting(name, place), node, place);
            }
        }
    }

    [[nodiscard]] std::vector<FileEntry> take() && { return std::move(entries_); }

private:
    void add_value(const Setting& setting, const toml::node& node, const std::string& place) {
        std::optional<std::string> text = text_of(setting, node);
        if (!text) {
            throw Error(
                ErrorCode::InvalidParameter,
                std::string(setting.name) + ": must be " + wanted_type(setting),
                place
            );
        }
        entries_.push_back({&setting, std::move(*text), place});
    }

    const std::filesystem::path& path_;
    std::vector<FileEntry> entries_;
};

toml::table parse(const std::filesystem::path& path) {
    const std::string content = read_file(path, kMaxFileBytes);
    try {
        return toml::parse(content);
    } catch (const toml::parse_error& error) {
        throw Error(ErrorCode::InvalidParameter, "not valid TOML", place_of(path, error.source()))
            .with_log_detail(std::string(error.description()));
    }
}

} // namespace

std::vector<FileEntry> read_settings_file(const std::filesystem::path& path) {
    const toml::table root = parse(path);
    Flattener flattener(path);
    flattener.add(root, "");
    return std::move(flattener).take();
}

const Setting& require_setting(std::string_view name, const std::string& place) {
    for (const Setting& setting : all_settings()) {
        if (setting.name == name) {
            return setting;
        }
    }
    std::string message = std::string(name) + ": unknown setting";
    if (const std::optional<std::string_view> meant = meant_setting(name)) {
        message += "; did you mean " + std::string(*meant) + "?";
    }
    throw Error(ErrorCode::InvalidParameter, std::move(message), place);
}

} // namespace fundstelle::base
