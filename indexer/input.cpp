#include "indexer/input.hpp"

#include <algorithm>
#include <system_error>

#include "engine/base/error.hpp"

namespace fundstelle::indexer {

namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

std::vector<InputFile> files_below(const fs::path& folder) {
    std::vector<InputFile> files;
    std::error_code error;
    fs::recursive_directory_iterator walk(
        folder, fs::directory_options::follow_directory_symlink, error
    );
    for (; !error && walk != fs::end(walk); walk.increment(error)) {
        if (is_hidden(walk->path())) {
            walk.disable_recursion_pending();
        } else if (walk->is_regular_file()) {
            files.push_back({walk->path(), walk->path().string(), walk->file_size()});
        }
    }
    if (error) {
        throw base::system_error(error.value(), "read the folder", folder.native());
    }
    std::sort(files.begin(), files.end(), [](const InputFile& left, const InputFile& right) {
        return left.name < right.name;
    });
    return files;
}

} // namespace

std::vector<InputFile> expand_inputs(const std::vector<std::string>& inputs) {
    std::vector<InputFile> files;
    for (const std::string& input : inputs) {
        std::error_code error;
        if (input == "-") {
            files.push_back({"-", "-", 0});
        } else if (fs::is_directory(input, error)) {
            const std::vector<InputFile> below = files_below(input);
            files.insert(files.end(), below.begin(), below.end());
        } else {
            const std::uintmax_t size = fs::file_size(input, error);
            if (error && !fs::exists(input)) {
                throw base::system_error(error.value(), "read the input", input);
            }
            files.push_back({input, input, error ? 0 : size});
        }
    }
    return files;
}

} // namespace fundstelle::indexer
