// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/finding_card.h"

#include "views/common/plain_text.h"
#include "views/common/relation_tag.h"
#include "views/details/page_parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr std::size_t kShownEvidence = 3;

class SeverityMark final : public QWidget {
public:
    SeverityMark(const Theme& theme, domain::Severity severity) : m_theme(theme), m_severity(severity) { setFixedSize(14, 14); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        m_theme.paintSeverity(painter, QRectF(1, 1, 12, 12), m_severity);
    }

private:
    const Theme& m_theme;
    domain::Severity m_severity;
};

/// A finding is as sure as the weakest link it rests on.
domain::Relation relationOf(const domain::Finding& finding)
{
    const bool inferred = std::any_of(finding.evidence.begin(), finding.evidence.end(),
                                      [](const domain::Evidence& evidence) { return evidence.relation == domain::Relation::Inferred; });
    return inferred ? domain::Relation::Inferred : domain::Relation::Observed;
}

const char* toneOf(domain::Severity severity)
{
    return severity == domain::Severity::High ? "red" : severity == domain::Severity::Medium ? "amber" : "2";
}

} // namespace

FindingCard::FindingCard(const Theme& theme, const domain::Finding& finding, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_severity(finding.severity)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 10, 10);
    layout->setSpacing(5);
    auto* top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(new SeverityMark(theme, finding.severity));
    top->addWidget(wrappedLabel(theme, toldLine(finding.title), TextStyle::BodyStrong, QString::fromLatin1(toneOf(finding.severity))), 1);
    top->addWidget(new RelationTag(theme, relationOf(finding)));
    layout->addLayout(top);
    layout->addWidget(wrappedLabel(theme, toldBlock(finding.explanation, 4'000), TextStyle::Body));
    for (std::size_t i = 0; i < std::min(finding.evidence.size(), kShownEvidence); ++i) {
        const domain::Evidence& evidence = finding.evidence[i];
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(wrappedLabel(theme, evidence.excerpt.empty() ? tr("(nothing there)") : plainLine(evidence.excerpt), TextStyle::Code), 1);
        auto* open = new QPushButton(tr("Show"));
        open->setProperty("look", QStringLiteral("link"));
        open->setToolTip(toolTipText(plainLine(evidence.field)));
        connect(open, &QPushButton::clicked, this, [this, evidence] { Q_EMIT evidenceRequested(evidence); });
        row->addWidget(open, 0, Qt::AlignTop);
        layout->addLayout(row);
    }
    setAccessibleName(toldLine(finding.title));
}

void FindingCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool high = m_severity == domain::Severity::High;
    const bool medium = m_severity == domain::Severity::Medium;
    painter.fillRect(rect(), m_theme.color(high ? Role::RedWeak : medium ? Role::AmberWeak : Role::LowWeak));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.color(high ? Role::Red : medium ? Role::Amber : Role::Low));
}

} // namespace whyglass::views
