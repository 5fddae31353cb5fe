// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/embedded_sample.h"

#include "resources/sample/sample.h"

#include <sys/mman.h>

#include <cerrno>
#include <cstring>
#include <string_view>

namespace whyglass::recorder {

domain::Result<EmbeddedSample> EmbeddedSample::open()
{
    std::string_view bytes = sampleInvestigation();
    FileDescriptor fd(::memfd_create("whyglass-sample", MFD_CLOEXEC));
    while (fd && !bytes.empty()) {
        const ssize_t written = ::write(fd.get(), bytes.data(), bytes.size());
        if (written <= 0)
            break;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (!fd || !bytes.empty())
        return domain::Error{domain::ErrorCode::Io, std::string("cannot unpack the sample: ") + std::strerror(errno), "free some memory"};
    return EmbeddedSample(std::move(fd));
}

} // namespace whyglass::recorder
