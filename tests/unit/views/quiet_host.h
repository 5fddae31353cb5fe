// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

/// What views ask of a window, without doing any of it. Tests override what they look at.
struct QuietHost : whyglass::views::ViewHost {
    void openFiles() override {}
    void openSample() override {}
    void copyText(const QString&) override {}
    void showStatus(const QString&) override {}
    void setQueryText(const QString&) override {}
    [[nodiscard]] const whyglass::views::ReceiverState& receiver() const override { return state; }
    [[nodiscard]] const whyglass::store::WorkspaceInfo& info() const override { return workspace; }

    whyglass::views::ReceiverState state;
    whyglass::store::WorkspaceInfo workspace;
};
