#include "engine/base/settings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/base/setting_value.hpp"

namespace fundstelle::base {
namespace {

using Variables = std::map<std::string, std::string>;

Settings::Environment environment_of(const Variables& variables) {
    return [variables](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

/// A file of settings in a folder of its own.
class SettingsFile {
public:
    explicit SettingsFile(std::string_view content) { replace_file(path(), content); }
    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "config.toml"; }

private:
    TemporaryFolder folder_;
};

Settings resolve_file(std::string_view content) {
    const SettingsFile file(content);
    return Settings::resolve(file.path(), environment_of({}), {});
}

/// Gives the message without the folder of the file, which is another every time.
std::string fault_of_file(std::string_view content) {
    const SettingsFile file(content);
    try {
        static_cast<void>(Settings::resolve(file.path(), environment_of({}), {}));
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidParameter);
        return std::string(error.what()).substr(file.path().parent_path().string().size() + 1);
    }
    return "";
}

std::string fault_of_environment(const Variables& variables) {
    try {
        static_cast<void>(Settings::resolve(std::nullopt, environment_of(variables), {}));
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

std::string fault_of_flags(const Settings::Flags& flags) {
    try {
        static_cast<void>(Settings::resolve(std::nullopt, environment_of({}), flags));
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidParameter);
        return error.what();
    }
    return "";
}

TEST(SettingsTable, IsWhole) {
    std::set<std::string_view> names;
    std::set<std::string_view> sections;
    std::string_view section;
    for (const Setting& setting : all_settings()) {
        SCOPED_TRACE(setting.name);
        EXPECT_TRUE(names.insert(setting.name).second);
        EXPECT_EQ(std::count(setting.name.begin(), setting.name.end(), '.'), 1);
        const std::string_view own_section = setting.name.substr(0, setting.name.find('.'));
        if (own_section != section) {
            section = own_section;
            EXPECT_TRUE(sections.insert(section).second) << "not grouped";
        }
        EXPECT_EQ(fault_of(setting, setting.default_value), std::nullopt);
        EXPECT_TRUE(setting.document.ends_with('.'));
        EXPECT_EQ(setting.choices.empty(), setting.kind != SettingKind::Choice);
    }
}

TEST(Settings, HaveDefaults) {
    const Settings settings = Settings::defaults();
    EXPECT_EQ(settings.text("index.timezone"), "Europe/Berlin");
    EXPECT_EQ(settings.number("index.generations_kept"), 2);
    EXPECT_EQ(settings.text("server.listen"), "127.0.0.1:8080");
    EXPECT_EQ(settings.duration("server.request_timeout"), std::chrono::seconds(2));
    EXPECT_EQ(settings.size_bytes("server.max_body"), 8U << 20U);
    EXPECT_EQ(settings.duration("log.slow_query"), std::chrono::milliseconds(200));
    EXPECT_THROW(static_cast<void>(settings.text("server.liste")), Error);
}

TEST(Settings, FlagBeatsEnvironmentBeatsFileBeatsDefault) {
    const SettingsFile file("[index]\nthreads = 1\n[server]\nthreads = 1\nlisten = \"host:1\"\n");
    const Settings settings = Settings::resolve(
        file.path(),
        environment_of({{"FUNDSTELLE_SERVER_THREADS", "2"}, {"FUNDSTELLE_SERVER_LISTEN", "host:2"}}
        ),
        {{"server.listen", "host:3"}}
    );
    EXPECT_EQ(settings.number("index.threads"), 1);
    EXPECT_EQ(settings.number("server.threads"), 2);
    EXPECT_EQ(settings.text("server.listen"), "host:3");
    EXPECT_EQ(settings.text("log.level"), "info");
}

TEST(Settings, ReadFilesInAnyShape) {
    EXPECT_EQ(resolve_file("").number("index.generations_kept"), 2);
    EXPECT_EQ(resolve_file("index.generations_kept = 7\r\n").number("index.generations_kept"), 7);
    EXPECT_EQ(resolve_file("index = {generations_kept = 7}").number("index.generations_kept"), 7);
    EXPECT_EQ(resolve_file("[server]\nmax_body = 7").size_bytes("server.max_body"), 7U);
    EXPECT_EQ(resolve_file("[server]\nmax_body = '7KiB'").size_bytes("server.max_body"), 7168U);
}

TEST(Settings, NameFileLineAndKeyOfAFault) {
    struct Row {
        std::string_view content, fault;
    };
    for (const Row& row :
         {Row{"[server]\nliste = \"a:1\"",
              "config.toml: line 2: server.liste: unknown setting; did you mean server.listen?"},
          Row{"\n\nlisten = \"a:1\"",
              "config.toml: line 3: listen: unknown setting; did you mean server.listen?"},
          Row{"[serverr]\nlisten = \"a:1\"", "config.toml: line 1: serverr: unknown setting"},
          Row{"[nothing]", "config.toml: line 1: nothing: unknown setting"},
          Row{"[index.threads]",
              "config.toml: line 1: index.threads: must be a whole number without quotes"},
          Row{"server = 1", "config.toml: line 1: server: unknown setting"},
          Row{"[index]\nthreads = \"7\"",
              "config.toml: line 2: index.threads: must be a whole number without quotes"},
          Row{"[index]\nthreads = 7.5",
              "config.toml: line 2: index.threads: must be a whole number without quotes"},
          Row{"[server]\nkeep_alive = 7",
              "config.toml: line 2: server.keep_alive: must be a text in quotes like \"2s\""},
          Row{"[index]\ngenerations_kept = 0",
              "config.toml: line 2: index.generations_kept: \"0\" is not a whole number from 1 to "
              "1000"},
          Row{"[log]\nlevel = \"loud\"",
              "config.toml: line 2: log.level: \"loud\" is not one of trace, debug, info, warning, "
              "error, off"},
          Row{"[index]\n\ntimezone = \"Mars\"",
              "config.toml: line 3: index.timezone: \"Mars\" is not a time zone of this system, "
              "like Europe/Berlin"},
          Row{"[server]\nlisten = \"8080\"",
              "config.toml: line 2: server.listen: \"8080\" is not an address like 127.0.0.1:8080 "
              "or [::1]:8080"},
          Row{"[log]\nlevel = ", "config.toml: line 2: not valid TOML"}}) {
        SCOPED_TRACE(row.content);
        EXPECT_EQ(fault_of_file(row.content), row.fault);
    }
}

TEST(Settings, TellAFileThatCannotBeRead) {
    try {
        static_cast<void>(Settings::resolve("/nowhere/config.toml", environment_of({}), {}));
        ADD_FAILURE() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InputOutput);
        EXPECT_NE(command_line_text(error).find("/nowhere/config.toml"), std::string::npos);
    }
}

TEST(Settings, ReadAValueFromTheFileThatAVariableNames) {
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "zone").string();
    replace_file(path, "Asia/Kolkata\r\n");
    const Settings settings = Settings::resolve(
        std::nullopt, environment_of({{"FUNDSTELLE_INDEX_TIMEZONE_FILE", path}}), {}
    );
    EXPECT_EQ(settings.text("index.timezone"), "Asia/Kolkata");
    EXPECT_EQ(
        fault_of_environment(
            {{"FUNDSTELLE_INDEX_TIMEZONE_FILE", path}, {"FUNDSTELLE_INDEX_TIMEZONE", "x"}}
        ),
        "FUNDSTELLE_INDEX_TIMEZONE: FUNDSTELLE_INDEX_TIMEZONE_FILE is set as well, only one of "
        "both may be"
    );
    replace_file(path, "Mars/Base\n");
    EXPECT_EQ(
        fault_of_environment({{"FUNDSTELLE_INDEX_TIMEZONE_FILE", path}}),
        "FUNDSTELLE_INDEX_TIMEZONE_FILE: index.timezone: \"Mars/Base\" is not a time zone of this "
        "system, like Europe/Berlin"
    );
}

TEST(Settings, TakeAnEmptyVariableAsNotSet) {
    EXPECT_EQ(fault_of_environment({{"FUNDSTELLE_INDEX_THREADS", ""}}), "");
}

TEST(Settings, NameVariableOrFlagOfAFault) {
    EXPECT_EQ(
        fault_of_environment({{"FUNDSTELLE_SERVER_KEEP_ALIVE", "10"}}),
        "FUNDSTELLE_SERVER_KEEP_ALIVE: server.keep_alive: \"10\" is not a duration like 500ms, 2s "
        "or 10m"
    );
    EXPECT_EQ(
        fault_of_flags({{"log.format", "xml"}}), "log.format: \"xml\" is not one of text, json"
    );
    EXPECT_EQ(
        fault_of_flags({{"index.memory", "3"}}),
        "index.memory: \"3\" is not 0 or at least 134217728 bytes"
    );
    EXPECT_EQ(
        fault_of_flags({{"log.formt", "xml"}}),
        "log.formt: unknown setting; did you mean log.format?"
    );
}

TEST(Settings, PrintWhatResolvesToTheSameAgain) {
    const Settings settings = Settings::resolve(
        std::nullopt,
        environment_of({{"FUNDSTELLE_INDEX_THREADS", "+3"}, {"FUNDSTELLE_SERVER_MAX_BODY", "1 MiB"}}
        ),
        {{"log.format", "json"}, {"index.timezone", "America/New_York"}}
    );
    const std::string printed = settings.print();
    EXPECT_NE(printed.find("threads = 3 # environment"), std::string::npos) << printed;
    EXPECT_NE(printed.find("format = \"json\" # flag"), std::string::npos) << printed;
    EXPECT_NE(printed.find("level = \"info\" # default"), std::string::npos) << printed;
    const Settings again = resolve_file(printed);
    for (const Setting& setting : all_settings()) {
        SCOPED_TRACE(setting.name);
        if (setting.kind == SettingKind::Number) {
            EXPECT_EQ(again.number(setting.name), settings.number(setting.name));
        } else {
            EXPECT_EQ(again.text(setting.name), settings.text(setting.name));
        }
    }
}

TEST(Settings, ExampleFileIsTheOneCheckedIn) {
    const std::filesystem::path path =
        std::filesystem::path(FUNDSTELLE_SOURCE_DIR) / "config" / "fundstelle.toml";
    EXPECT_EQ(read_file(path), example_settings()) << "write it anew from example_settings()";
}

TEST(Settings, ExampleFileHoldsEveryDefault) {
    std::string uncommented;
    std::string_view rest;
    const std::string example = example_settings();
    for (rest = example; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        const bool is_key = line.starts_with('#') && !line.starts_with("# ");
        line.remove_prefix(is_key ? 1 : 0);
        uncommented += std::string(line) + "\n";
    }
    const Settings settings = resolve_file(uncommented);
    const std::string printed = settings.print();
    EXPECT_EQ(printed.find("# default\n"), std::string::npos) << printed;
    for (const Setting& setting : all_settings()) {
        EXPECT_EQ(settings.text(setting.name), setting.default_value) << setting.name;
    }
}

TEST(Settings, EnvironmentNamesAreCapitals) {
    const Setting& first = all_settings().front();
    EXPECT_EQ(environment_name(first), "FUNDSTELLE_INDEX_TIMEZONE");
}

TEST(NearestName, FindsSlips) {
    constexpr std::array<std::string_view, 4> kNames{"limit", "offset", "section", "sort"};
    struct Row {
        std::string_view typed, nearest;
    };
    for (const Row& row :
         {Row{"limt", "limit"},
          Row{"ofsfet", "offset"},
          Row{"sections", "section"},
          Row{"sotr", "sort"},
          Row{"limit", "limit"},
          Row{"xyz", ""},
          Row{"", ""},
          Row{"query", ""}}) {
        SCOPED_TRACE(row.typed);
        EXPECT_EQ(nearest_name(row.typed, kNames).value_or(""), row.nearest);
    }
    EXPECT_EQ(nearest_name(std::string(100'000, 'x'), kNames), std::nullopt);
    EXPECT_EQ(nearest_name("limit", {}), std::nullopt);
}

} // namespace
} // namespace fundstelle::base
