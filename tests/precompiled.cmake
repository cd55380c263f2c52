# Headers of libraries that most sources include are read once for all sources below a folder. It saves a quarter of the
# time of a sanitizer's build by clang; it hides an include that is missing, which every other build finds.

# Gives all targets below a folder, those of `except` and its folders left out.
function(find_targets result folder except)
    get_property(found DIRECTORY "${folder}" PROPERTY BUILDSYSTEM_TARGETS)
    get_property(folders DIRECTORY "${folder}" PROPERTY SUBDIRECTORIES)
    foreach(inner IN LISTS folders)
        if(NOT inner STREQUAL except)
            find_targets(targets "${inner}" "${except}")
            list(APPEND found ${targets})
        endif()
    endforeach()
    set(${result} "${found}" PARENT_SCOPE)
endfunction()

# precompile(NAME [EXCEPT FOLDER] LIBRARIES ... HEADERS ...): for the targets of this folder and those below it but
# FOLDER's, with the options of this folder.
function(precompile name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "EXCEPT" "LIBRARIES;HEADERS")
    find_targets(targets "${CMAKE_CURRENT_SOURCE_DIR}" "${arg_EXCEPT}")
    set(source "${PROJECT_BINARY_DIR}/${name}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "// Only its headers count.\n")
    add_library(${name} OBJECT "${source}")
    target_link_libraries(${name} PRIVATE fundstelle_options ${arg_LIBRARIES})
    # a compiler cache knows them by what they hold, not by when they were made
    target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:Clang>:-Xclang -fno-pch-timestamp>)
    target_precompile_headers(${name} PRIVATE ${standard_headers} ${arg_HEADERS})
    foreach(target IN LISTS targets)
        get_property(type TARGET ${target} PROPERTY TYPE)
        if(type MATCHES "^(STATIC_LIBRARY|OBJECT_LIBRARY|EXECUTABLE)$")
            target_precompile_headers(${target} REUSE_FROM ${name})
        endif()
    endforeach()
endfunction()

set(standard_headers
    <algorithm>
    <array>
    <atomic>
    <chrono>
    <condition_variable>
    <cstdint>
    <filesystem>
    <fstream>
    <functional>
    <iterator>
    <map>
    <memory>
    <mutex>
    <optional>
    <set>
    <span>
    <sstream>
    <stdexcept>
    <string>
    <string_view>
    <thread>
    <tuple>
    <unordered_map>
    <utility>
    <variant>
    <vector>)
