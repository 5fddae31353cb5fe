// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/stack_sampler.h"

#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace whyglass::window {

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr std::size_t kMostFrames = 64;
constexpr auto kLook = 5ms;
constexpr std::size_t kOwnFrames = 2; ///< the handler, and what the kernel returns through

struct Sample {
    std::array<void*, kMostFrames> frames{};
    int count = 0;
};

// Written by the signal handler on the watched thread, read by that thread.
std::array<Sample, StackSampler::kMostSamples> theSamples;
volatile std::sig_atomic_t theCount = 0;

int sampleSignal() { return SIGRTMIN + 6; }

void takeSample(int)
{
    const auto at = static_cast<std::size_t>(theCount);
    if (at >= theSamples.size())
        return;
    theSamples[at].count = ::backtrace(theSamples[at].frames.data(), static_cast<int>(kMostFrames));
    theCount = static_cast<std::sig_atomic_t>(at + 1);
}

std::int64_t nowNs() { return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count(); }

std::string nameOf(void* frame)
{
    Dl_info info{};
    if (::dladdr(frame, &info) == 0)
        return "?";
    if (info.dli_sname) {
        int status = 0;
        const std::unique_ptr<char, void (*)(void*)> plain(abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, &status), std::free);
        return status == 0 ? plain.get() : info.dli_sname;
    }
    const std::string path = info.dli_fname ? info.dli_fname : "";
    std::array<char, 24> offset{};
    std::snprintf(offset.data(), offset.size(), "+0x%zx", static_cast<std::size_t>(static_cast<char*>(frame) - static_cast<char*>(info.dli_fbase)));
    return path.substr(path.rfind('/') + 1) + offset.data();
}

std::string textOf(const Sample& sample)
{
    std::string text;
    for (int i = static_cast<int>(kOwnFrames); i < sample.count; ++i)
        text += (text.empty() ? "" : " < ") + nameOf(sample.frames[static_cast<std::size_t>(i)]);
    return text;
}

} // namespace

StackSampler::StackSampler() : m_beatNs(nowNs()), m_threadId(static_cast<int>(::syscall(SYS_gettid)))
{
    // The first call loads a library, which a signal handler must not.
    Sample first;
    ::backtrace(first.frames.data(), 1);
    struct sigaction action {};
    action.sa_handler = takeSample;
    action.sa_flags = SA_RESTART;
    ::sigaction(sampleSignal(), &action, nullptr);
    m_watcher = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

StackSampler::~StackSampler() = default;

std::vector<std::string> StackSampler::beat()
{
    m_beatNs = nowNs();
    std::vector<std::string> stacks;
    const auto count = static_cast<std::size_t>(theCount);
    for (std::size_t i = 0; i < count; ++i)
        stacks.push_back(textOf(theSamples[i]));
    theCount = 0;
    return stacks;
}

void StackSampler::watch(const std::stop_token& stop)
{
    std::int64_t beat = 0;
    std::int64_t next = 0;
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(kLook);
        if (const std::int64_t last = m_beatNs; last != beat) {
            beat = last;
            next = last + nanoseconds(kLate).count();
        }
        if (nowNs() < next)
            continue;
        next += nanoseconds(kLate).count();
        ::syscall(SYS_tgkill, ::getpid(), m_threadId, sampleSignal());
    }
}

} // namespace whyglass::window
