// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/latest_list.h"

#include "views/common/parts.h"
#include "views/common/plain_text.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

constexpr int kRowHeight = 26;
constexpr int kMark = 12;

/// One line, drawn as rows of tables are.
class LineButton final : public QAbstractButton {
public:
    LineButton(const Theme& theme, LatestList::Line line, QWidget* parent) : QAbstractButton(parent), m_theme(theme), m_line(std::move(line))
    {
        setFixedHeight(kRowHeight);
        setMinimumWidth(1);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setAccessibleName(m_line.text + QStringLiteral(", ") + m_line.right);
        setToolTip(toolTipText(m_line.text));
    }
    [[nodiscard]] QSize sizeHint() const override { return {200, kRowHeight}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (underMouse() || hasFocus())
            painter.fillRect(rect(), m_theme.color(Role::Hover));
        painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Role::Grid));
        QRect room = rect().adjusted(2, 0, -2, -1);
        if (m_line.mark) {
            m_theme.paintSeverity(painter, QRectF(room.left(), room.center().y() - kMark / 2.0 + 1, kMark, kMark), *m_line.mark);
            room.setLeft(room.left() + kMark + 8);
        }
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.setPen(m_theme.color(Role::Text3));
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, m_line.right);
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(m_line.right) - 12);
        painter.setFont(m_theme.font(TextStyle::Body));
        painter.setPen(m_theme.color(Role::Text));
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_line.text, Qt::ElideRight, room.width()));
    }

private:
    const Theme& m_theme;
    LatestList::Line m_line;
};

} // namespace

LatestList::LatestList(const Theme& theme, const QString& title, const QString& allText, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_rows(new QVBoxLayout), m_all(new QPushButton(allText))
{
    setProperty("panel", QStringLiteral("card"));
    setAccessibleName(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(lineLabel(theme, title, TextStyle::BodyStrong), 1);
    m_all->setProperty("look", QStringLiteral("link"));
    head->addWidget(m_all);
    layout->addLayout(head);
    m_rows->setSpacing(0);
    layout->addLayout(m_rows);
    layout->addStretch(1);
    connect(m_all, &QPushButton::clicked, this, &LatestList::allChosen);
    setLines({}, tr("Reading…"));
}

void LatestList::setLines(const std::vector<Line>& lines, const QString& empty)
{
    while (QLayoutItem* old = m_rows->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    m_all->setVisible(!lines.empty());
    if (lines.empty())
        m_rows->addWidget(wrappedLabel(m_theme, empty, TextStyle::Small, 3));
    for (const Line& line : lines) {
        auto* button = new LineButton(m_theme, line, this);
        connect(button, &QAbstractButton::clicked, this, [this, id = line.id] { Q_EMIT chosen(id); });
        m_rows->addWidget(button);
    }
}

} // namespace whyglass::views
