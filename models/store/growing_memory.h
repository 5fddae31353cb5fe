// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace whyglass::store {

/// The bytes of one array that grows. While it is small they come from malloc; a large one lies in a file without a name beside the
/// workspace, of which only what was touched since the last rest() takes memory. Where the folder has no room for it, it stays in memory.
/// Not thread-safe.
class GrowingMemory {
public:
    /// What an array may take before it goes to a file: a trace of some 60,000 spans.
    static constexpr std::size_t kSpillBytes = 8U << 20U;

    GrowingMemory() = default;
    ~GrowingMemory() { release(); }
    GrowingMemory(const GrowingMemory&) = delete;
    GrowingMemory& operator=(const GrowingMemory&) = delete;

    /// Without it nothing ever goes to a file. `folder` is not copied and must outlive this.
    void spillTo(const std::string& folder) { m_folder = &folder; }
    [[nodiscard]] char* data() const { return m_data; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] bool inFile() const { return m_file >= 0; }

    /// Keeps what is there. Throws std::bad_alloc; everything is as before then.
    void grow(std::size_t bytes);
    /// Gives the memory of a file's pages back; what is touched comes again by itself. References stay valid.
    void rest() const noexcept;
    /// Empty again.
    void release() noexcept;
    /// What they hold; each keeps its folder.
    void swap(GrowingMemory& other) noexcept;

private:
    bool moveToFile(std::size_t bytes) noexcept;
    bool growFile(std::size_t bytes) noexcept;
    void growInMemory(std::size_t bytes);
    void moveToMemory(std::size_t bytes);

    const std::string* m_folder = nullptr;
    char* m_data = nullptr;
    std::size_t m_bytes = 0;
    int m_file = -1;
};

} // namespace whyglass::store
