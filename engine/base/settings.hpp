#pragma once
// Every setting of both programs, declared once, and their values with where each came from.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::base {

/// What a setting's value looks like. The last four are texts that are checked when resolved.
enum class SettingKind {
    Text,
    Number,
    Size,
    Duration,
    Boolean,
    Secret,
    Choice,  ///< one of `Setting::choices`
    Zone,    ///< an IANA time zone that can be loaded
    Address, ///< HOST:PORT or [IPv6]:PORT; port 0 takes a free one
    Url      ///< http or https, without a slash at the end; may be empty
};

/// One setting. Its environment variable is FUNDSTELLE_ plus the name in capitals with "_" for "."
/// ("server.listen": FUNDSTELLE_SERVER_LISTEN); with "_FILE" behind it, it names a file that holds
/// the value.
struct Setting {
    std::string_view name; ///< "server.listen"
    SettingKind kind;
    std::string_view default_value;
    std::string_view unit; ///< "" where none
    /// One English sentence or two: what it does, the effect of raising it.
    std::string_view document;
    std::string_view choices = {}; ///< of a Choice: "text|json"
    std::int64_t minimum = 0;      ///< of a Number, or of a Size that is not 0
    std::int64_t maximum = std::numeric_limits<std::int64_t>::max(); ///< of a Number
    bool is_read_again = false; ///< a running server takes a new value when it is told to
};

/// Gives all settings, grouped by their part before the dot. Safe from any thread.
[[nodiscard]] std::span<const Setting> all_settings();

/// Gives the name of the environment variable of a setting.
[[nodiscard]] std::string environment_name(const Setting& setting);

/// The values of all settings, resolved: default < file < environment < flag. Immutable after
/// `resolve`.
class Settings {
public:
    /// Looks up an environment variable; nothing where it is not set. An empty one counts as not
    /// set.
    using Environment = std::function<std::optional<std::string>(const std::string& name)>;

    /// What the command line gave: setting name → value.
    using Flags = std::map<std::string, std::string, std::less<>>;

    /// Reads `file` (TOML) where given. Throws Error{InvalidParameter} that names file, line and
    /// key for an unknown key (with the nearest known one) or a value of the wrong kind,
    /// Error{InputOutput} if unreadable.
    [[nodiscard]] static Settings resolve(
        const std::optional<std::filesystem::path>& file,
        const Environment& environment,
        const Flags& flags
    );

    /// All values at their defaults.
    [[nodiscard]] static Settings defaults();

    /// REQUIRES a declared name of the fitting kind, for all getters.
    [[nodiscard]] const std::string& text(std::string_view name) const;
    [[nodiscard]] std::int64_t number(std::string_view name) const;
    /// Of a Size: "256MiB", "1GB", "4096".
    [[nodiscard]] std::uint64_t size_bytes(std::string_view name) const;
    /// Of a Duration: "2s", "500ms", "10m".
    [[nodiscard]] std::chrono::milliseconds duration(std::string_view name) const;
    [[nodiscard]] bool boolean(std::string_view name) const;

    /// Gives the names of the settings whose values are others in `fresh`, in the table's order.
    [[nodiscard]] std::vector<std::string_view> changes_to(const Settings& fresh) const;

    /// Gives the settings as commented TOML with the source of each value. Resolves to the same
    /// settings again, except that secrets are shown as "***" and commented out.
    [[nodiscard]] std::string print() const;

private:
    struct Value {
        std::string text;
        std::string source; ///< "default", "file", "environment", "flag"
    };

    std::map<std::string, Value, std::less<>> values_;
};

/// Gives the text of config/fundstelle.toml: every setting with its document, commented out at its
/// default.
[[nodiscard]] std::string example_settings();

/// The real environment of the process.
[[nodiscard]] Settings::Environment process_environment();

/// Gives the candidate nearest to `name` by edit distance (at most a third of its length away, the
/// first of equals), or nothing. A swap of neighbours counts once. Source: optimal string
/// alignment, Damerau 1964.
[[nodiscard]] std::optional<std::string_view> nearest_name(
    std::string_view name, std::span<const std::string_view> candidates
);

} // namespace fundstelle::base
