// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/decision.h"
#include "models/domain/finding.h"
#include "models/domain/step.h"
#include "views/view_host.h"

#include <QScrollArea>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace whyglass::views {

/// One finding with what it rests on: the sentence, and beside each other the places where it can be checked.
class FindingPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit FindingPanel(const ViewContext& context, QWidget* parent = nullptr);

    /// Loads and shows it; what is shown stays until then. Empty id = nothing.
    void setFinding(const QString& id);

private:
    struct EvidencePlace {
        domain::Evidence evidence;
        std::string spanName;
        domain::StepKind step = domain::StepKind::Other;
        domain::Timestamp time;
    };
    struct Content {
        domain::Finding finding;
        std::optional<domain::Decision> decision;
        std::vector<EvidencePlace> places;
    };
    static domain::Result<std::optional<Content>> read(store::WorkspaceReader& reader, const std::string& id);

    void show(const Content& content);
    QWidget* makeHeader(const Content& content);
    QWidget* makeChips(const Content& content);
    QWidget* makePlace(const EvidencePlace& place, domain::Severity severity);
    void showNothing(const QString& text);

    ViewContext m_context;
    QString m_shown;
};

} // namespace whyglass::views
