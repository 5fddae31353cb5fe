// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/stack_sampler.h"

#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

namespace whyglass::window {

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr auto kLook = 5ms;
constexpr std::size_t kOwnFrames = 2; ///< the handler, and what the kernel returns through

int sampleSignal() { return SIGRTMIN + 6; }

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

} // namespace

std::array<StackSampler::Sample, StackSampler::kMostSamples> StackSampler::s_samples;
std::atomic<int> StackSampler::s_count{0}; // lock-free, which a signal handler needs

void StackSampler::takeSample(int)
{
    const auto at = static_cast<std::size_t>(s_count);
    if (at >= s_samples.size())
        return;
    s_samples[at].count = ::backtrace(s_samples[at].frames.data(), static_cast<int>(kMostFrames));
    s_count = static_cast<int>(at + 1);
}

std::string StackSampler::textOf(const Sample& sample)
{
    std::string text;
    for (int i = static_cast<int>(kOwnFrames); i < sample.count; ++i)
        text += (text.empty() ? "" : " < ") + nameOf(sample.frames[static_cast<std::size_t>(i)]);
    return text;
}

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

void StackSampler::beat()
{
    m_beatNs = nowNs();
    s_count = 0;
}

void StackSampler::beat(std::string line)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_reports.push_back({std::move(line), {s_samples.begin(), s_samples.begin() + s_count}});
    }
    beat();
}

void StackSampler::writeReports()
{
    std::vector<Report> reports;
    {
        const std::scoped_lock lock(m_mutex);
        reports.swap(m_reports);
    }
    for (const Report& report : reports) {
        std::fprintf(stderr, "%s\n", report.line.c_str());
        for (const Sample& sample : report.samples)
            std::fprintf(stderr, "whyglass:   at %s\n", textOf(sample).c_str());
    }
}

void StackSampler::watch(const std::stop_token& stop)
{
    std::int64_t beat = 0;
    std::int64_t next = 0;
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(kLook);
        writeReports();
        if (const std::int64_t last = m_beatNs; last != beat) {
            beat = last;
            next = last + nanoseconds(kLate).count();
        }
        if (nowNs() < next)
            continue;
        next += nanoseconds(kLate).count();
        ::syscall(SYS_tgkill, ::getpid(), m_threadId, sampleSignal());
    }
    writeReports();
}

} // namespace whyglass::window
