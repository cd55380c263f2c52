#include "engine/base/settings.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/base/setting_value.hpp"
#include "engine/base/settings_file.hpp"

namespace fundstelle::base {
namespace {

std::string section_of(const Setting& setting) {
    return std::string(setting.name.substr(0, setting.name.find('.')));
}

std::string key_of(const Setting& setting) {
    return std::string(setting.name.substr(setting.name.find('.') + 1));
}

/// Throws where the value does not fit.
void check(const Setting& setting, std::string_view value, const std::string& place) {
    const std::optional<std::string> fault = fault_of(setting, value);
    if (!fault) {
        return;
    }
    const std::string name(setting.name);
    const std::string message = place == name ? *fault : name + ": " + *fault;
    throw Error(ErrorCode::InvalidParameter, message, place);
}

std::optional<std::string> lookup(
    const Settings::Environment& environment, const std::string& variable
) {
    std::optional<std::string> value = environment(variable);
    return value && value->empty() ? std::nullopt : value;
}

std::string content_without_line_end(const std::string& path) {
    constexpr std::size_t kMaxFileBytes = 1U << 16U;
    std::string content = read_file(path, kMaxFileBytes);
    if (content.ends_with('\n')) {
        content.pop_back();
    }
    if (content.ends_with('\r')) {
        content.pop_back();
    }
    return content;
}

/// A value of the environment and the variable that gave it.
struct FromEnvironment {
    std::string text;
    std::string variable;
};

std::optional<FromEnvironment> read_environment(
    const Settings::Environment& environment, const Setting& setting
) {
    const std::string variable = environment_name(setting);
    const std::string file_variable = variable + "_FILE";
    std::optional<std::string> value = lookup(environment, variable);
    const std::optional<std::string> file = lookup(environment, file_variable);
    if (value && file) {
        throw Error(
            ErrorCode::InvalidParameter,
            file_variable + " is set as well, only one of both may be",
            variable
        );
    }
    if (value) {
        return FromEnvironment{std::move(*value), variable};
    }
    if (file) {
        return FromEnvironment{content_without_line_end(*file), file_variable};
    }
    return std::nullopt;
}

/// Gives the document as comment lines of at most 100 columns.
std::string as_comment(std::string_view document) {
    constexpr std::size_t kMaxColumns = 100;
    std::string comment;
    std::string line = "#";
    while (!document.empty()) {
        const std::size_t end = std::min(document.find(' '), document.size());
        if (line.size() + 1 + end > kMaxColumns) {
            comment += line + "\n";
            line = "#";
        }
        line += " " + std::string(document.substr(0, end));
        document.remove_prefix(std::min(end + 1, document.size()));
    }
    return comment + line + "\n";
}

/// Gives what stands above each setting: its document, its default, its unit and its variable.
std::string describe(const Setting& setting) {
    std::string text = as_comment(setting.document);
    text += "# Default: " + to_toml(setting, setting.default_value);
    const bool has_choices = !setting.choices.empty();
    if (!setting.unit.empty() || has_choices) {
        text += " (" + std::string(has_choices ? setting.choices : setting.unit) + ")";
    }
    text += ". Environment: " + environment_name(setting) + "\n";
    return setting.is_read_again ? text + "# A running server reads it anew on SIGHUP.\n" : text;
}

/// Writes all settings by their sections; `write_line` gives the line of one.
template <typename WriteLine>
std::string by_sections(std::string text, WriteLine write_line) {
    std::string section;
    for (const Setting& setting : all_settings()) {
        if (section_of(setting) != section) {
            section = section_of(setting);
            text += "\n[" + section + "]\n";
        } else {
            text += "\n";
        }
        text += describe(setting) + write_line(setting) + "\n";
    }
    return text;
}

} // namespace

std::string environment_name(const Setting& setting) {
    std::string name = "FUNDSTELLE_";
    for (const char letter : setting.name) {
        const bool is_lower = letter >= 'a' && letter <= 'z';
        name += letter == '.' ? '_' : (is_lower ? static_cast<char>(letter - 'a' + 'A') : letter);
    }
    return name;
}

Settings Settings::resolve(
    const std::optional<std::filesystem::path>& file,
    const Environment& environment,
    const Flags& flags
) {
    Settings settings = defaults();
    const auto set = [&settings](const Setting& setting, std::string text, std::string source) {
        settings.values_.insert_or_assign(
            std::string(setting.name), Value{std::move(text), std::move(source)}
        );
    };
    if (file) {
        for (FileEntry& entry : read_settings_file(*file)) {
            check(*entry.setting, entry.text, entry.place);
            set(*entry.setting, std::move(entry.text), "file");
        }
    }
    for (const Setting& setting : all_settings()) {
        if (std::optional<FromEnvironment> found = read_environment(environment, setting)) {
            check(setting, found->text, found->variable);
            set(setting, std::move(found->text), "environment");
        }
    }
    for (const auto& [name, text] : flags) {
        // By address: g++ 14 takes a reference from a call with a temporary for a dangling one.
        const Setting* const setting = &require_setting(name, "");
        check(*setting, text, name);
        set(*setting, text, "flag");
    }
    return settings;
}

Settings Settings::defaults() {
    Settings settings;
    for (const Setting& setting : all_settings()) {
        settings.values_.emplace(
            std::string(setting.name), Value{std::string(setting.default_value), "default"}
        );
    }
    return settings;
}

const std::string& Settings::text(std::string_view name) const {
    const auto found = values_.find(name);
    if (found == values_.end()) {
        throw Error(ErrorCode::Internal, "no such setting", std::string(name));
    }
    return found->second.text;
}

// The values were checked when they were resolved, so the readers below cannot give nothing.
std::int64_t Settings::number(std::string_view name) const {
    return parse_number(text(name)).value();
}

std::uint64_t Settings::size_bytes(std::string_view name) const {
    return parse_size(text(name)).value();
}

std::chrono::milliseconds Settings::duration(std::string_view name) const {
    return parse_duration(text(name)).value();
}

bool Settings::boolean(std::string_view name) const {
    return parse_boolean(text(name)).value();
}

std::vector<std::string_view> Settings::changes_to(const Settings& fresh) const {
    std::vector<std::string_view> changes;
    for (const Setting& setting : all_settings()) {
        if (text(setting.name) != fresh.text(setting.name)) {
            changes.push_back(setting.name);
        }
    }
    return changes;
}

std::string Settings::print() const {
    return by_sections(
        "# The settings in force, with the source of each.\n",
        [this](const Setting& setting) {
            const Value& value = values_.find(setting.name)->second;
            const bool is_hidden = setting.kind == SettingKind::Secret && !value.text.empty();
            return (is_hidden ? "# " : "") + key_of(setting) + " = " +
                   to_toml(setting, value.text) + " # " + value.source;
        }
    );
}

std::string example_settings() {
    return by_sections(
        "# Settings of fundstelle-indexer and fundstelle-server. Every line shows a default; "
        "remove the\n"
        "# \"#\" before a key to change it. The environment overrides this file, flags override "
        "both.\n"
        "# A variable with _FILE behind its name names a file that holds the value.\n",
        [](const Setting& setting) {
            return "#" + key_of(setting) + " = " + to_toml(setting, setting.default_value);
        }
    );
}

Settings::Environment process_environment() {
    return [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
}

} // namespace fundstelle::base
