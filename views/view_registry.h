// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QWidget>

#include <vector>

namespace whyglass::views {

/// A view of the window, and what sidebar, menus, palette, shortcuts and `render` say of it.
struct ViewInfo {
    QString id;    ///< stable: NavigationState::view, render --view
    QString title; ///< translated
    QString icon;
    bool needsId = false;   ///< `render` needs a trace, span or decision id
    bool inSidebar = true;
    bool inspector = false; ///< the inspector stands beside it
    std::int64_t store::WorkspaceInfo::*count = nullptr; ///< number at its entry
    QWidget* (*make)(const ViewContext& context, QWidget* parent) = nullptr;
    bool filtered = true; ///< the query narrows it; else typing one leads to the search
};

/// THE LIST (view_registry.cpp), in the order of the sidebar.
const std::vector<ViewInfo>& viewRegistry();
/// nullptr where there is none.
const ViewInfo* findView(const QString& id);

} // namespace whyglass::views
