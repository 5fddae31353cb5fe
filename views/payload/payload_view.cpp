// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/payload_view.h"

#include "models/format/format.h"
#include "views/common/plain_text.h"
#include "views/common/row_ground.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <atomic>

namespace whyglass::views {

using payload::JsonTree;

namespace {

constexpr int kBarHeight = 32, kRowHeight = 19;
constexpr int kTextTab = 0, kTreeTab = 1;

QByteArray nextKey()
{
    static std::atomic<int> number{0};
    return "payload/" + QByteArray::number(++number);
}

QString sizeText(std::size_t bytes) { return QString::fromStdString(format::bytes(static_cast<std::int64_t>(bytes))); }

/// Rows of text in code, with what was searched for marked.
class CodeDelegate final : public QStyledItemDelegate {
public:
    CodeDelegate(const Theme& theme, const payload::PayloadMatches& matches, int quietColumn, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_matches(matches)
        , m_quietColumn(quietColumn)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        return {QFontMetrics(m_theme.font(TextStyle::Code)).horizontalAdvance(index.data().toString()) + 16, kRowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QFont font = m_theme.font(TextStyle::Code);
        const QString text = index.data().toString();
        const QRect rect = option.rect.adjusted(8, 0, -4, 0);
        const bool quiet = index.column() == m_quietColumn;
        if (selected)
            painter->fillRect(option.rect, m_theme.color(Role::Sel));
        painter->save();
        painter->setClipRect(option.rect, Qt::IntersectClip);
        if (!m_matches.needle.empty())
            markMatches(*painter, QFontMetrics(font), text, rect);
        painter->setFont(font);
        painter->setPen(m_theme.color(quiet ? (selected ? Role::Text2 : Role::Text3) : Role::Text));
        const auto alignment = index.data(Qt::TextAlignmentRole);
        const auto side = alignment.isValid() ? alignment.value<Qt::Alignment>() : Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter);
        painter->drawText(rect, static_cast<int>(side) | Qt::TextSingleLine, text);
        painter->restore();
    }

private:
    void markMatches(QPainter& painter, const QFontMetrics& metrics, const QString& text, const QRect& rect) const
    {
        const QString needle = plainLine(m_matches.needle);
        for (qsizetype at = text.indexOf(needle, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(needle, at + needle.size(), Qt::CaseInsensitive)) {
            const int x = rect.left() + metrics.horizontalAdvance(text, static_cast<int>(at));
            painter.fillRect(QRect(x, rect.top() + 1, metrics.horizontalAdvance(text.mid(at, needle.size())), rect.height() - 2), m_theme.color(Role::Mark));
        }
    }

    const Theme& m_theme;
    const payload::PayloadMatches& m_matches;
    int m_quietColumn;
};

} // namespace

PayloadView::PayloadView(session::Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_key(nextKey())
    , m_pages(new QStackedWidget(this))
    , m_table(new QTableView(m_pages))
    , m_tree(new QTreeView(m_pages))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    m_note = new QLabel(this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(14, 4, 14, 4);
    m_note->setProperty("tone", QStringLiteral("amber"));
    m_note->hide();
    layout->addWidget(m_note);
    layout->addWidget(m_pages, 1);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_tree);

    m_table->setModel(&m_lines);
    m_table->setItemDelegate(new CodeDelegate(theme, m_matches, payload::LinesModel::NumberColumn, this));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->setAccessibleName(tr("Payload as text"));
    m_tree->setModel(&m_nodes);
    m_tree->setItemDelegate(new CodeDelegate(theme, m_matches, payload::JsonTreeModel::KeyColumn, this));
    m_tree->setUniformRowHeights(true);
    m_tree->setAccessibleName(tr("Payload as a tree"));
    m_tree->header()->setStretchLastSection(true);
    for (QAbstractItemView* view : std::initializer_list<QAbstractItemView*>{m_table, m_tree}) {
        view->setFrameShape(QFrame::NoFrame);
        view->setEditTriggers(QAbstractItemView::NoEditTriggers);
        view->installEventFilter(this);
    }
    m_search->installEventFilter(this);
    connect(&theme, &Theme::changed, this, &PayloadView::restyle);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        m_copyPath->setEnabled(tab == kTreeTab);
        m_match = 0;
        showMatch();
    });
    restyle();
}

QToolButton* PayloadView::makeButton(const QString& icon, const QString& name)
{
    auto* button = new QToolButton(this);
    button->setIcon(m_theme.icon(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

QWidget* PayloadView::makeBar()
{
    auto* bar = new QWidget(this);
    bar->setProperty("panel", QStringLiteral("surface2"));
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(kBarHeight);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(4);
    m_tabs = new QTabBar(bar);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Text"));
    m_tabs->addTab(tr("Tree"));
    m_tabs->setTabEnabled(kTreeTab, false);
    m_size = new QLabel(bar);
    m_size->setProperty("tone", 3);
    m_search = new QLineEdit(bar);
    m_search->setPlaceholderText(tr("Find"));
    m_search->setAccessibleName(tr("Find in the payload"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(90);
    m_search->setMaximumWidth(220);
    m_count = new QLabel(bar);
    m_count->setProperty("tone", 2);
    m_previous = makeButton(QStringLiteral("up"), tr("Previous match (Shift+F3)"));
    m_next = makeButton(QStringLiteral("down"), tr("Next match (F3)"));
    m_copyPath = makeButton(QStringLiteral("link"), tr("Copy the path of the value (Ctrl+Alt+C)"));
    m_copyPath->setEnabled(false);
    auto* copy = makeButton(QStringLiteral("copy"), tr("Copy what is selected, else all (Ctrl+C)"));
    layout->addWidget(m_tabs);
    layout->addWidget(m_size);
    layout->addStretch(1);
    layout->addWidget(m_search, 2);
    for (QWidget* part : std::initializer_list<QWidget*>{m_count, m_previous, m_next, m_copyPath, copy})
        layout->addWidget(part);
    connect(m_search, &QLineEdit::textChanged, this, &PayloadView::search);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_copyPath, &QToolButton::clicked, this, &PayloadView::copyPath);
    connect(copy, &QToolButton::clicked, this, &PayloadView::copyValue);
    return bar;
}

void PayloadView::restyle()
{
    for (QLabel* label : {m_size, m_count, m_note})
        label->setFont(m_theme.font(TextStyle::Small));
    const QFontMetrics metrics(m_theme.font(TextStyle::Code));
    const auto last = m_payload && m_payload->lines.count() > 0 ? m_payload->lines.number(m_payload->lines.count() - 1) : 1;
    m_table->setColumnWidth(payload::LinesModel::NumberColumn, metrics.horizontalAdvance(QString::number(last)) + 20);
    // Pieces of long lines are all about as wide: nothing has to be measured.
    std::size_t longest = 0;
    for (std::size_t i = 0; m_payload && i < m_payload->lines.count() && longest < payload::TextLines::kMostBytes; ++i)
        longest = std::max(longest, m_payload->lines.line(i).size());
    m_table->setColumnWidth(payload::LinesModel::TextColumn, std::max(metrics.horizontalAdvance(u'M') * static_cast<int>(longest) + 40, 400));
    m_tree->setColumnWidth(payload::JsonTreeModel::KeyColumn, 220);
    m_table->viewport()->update();
    m_tree->viewport()->update();
}

void PayloadView::setText(const std::shared_ptr<const std::string>& text)
{
    m_text = text;
    m_stale = true;
    if (isVisible())
        prepare();
}

void PayloadView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        prepare();
}

void PayloadView::prepare()
{
    m_stale = false;
    if (!m_text)
        return;
    m_size->setText(sizeText(m_text->size()));
    m_session.queries().request<payload::PayloadPtr>(
        this, m_key, [text = m_text](store::WorkspaceReader&) -> domain::Result<payload::PayloadPtr> { return payload::readPayload(text); },
        [this](domain::Result<payload::PayloadPtr> payload) { accept(payload ? *payload : nullptr); });
}

void PayloadView::accept(payload::PayloadPtr payload)
{
    m_payload = std::move(payload);
    m_matches = {};
    m_lines.setPayload(m_payload);
    m_nodes.setPayload(m_payload);
    restyle();
    const bool tree = m_payload && m_payload->tree && m_payload->tree->isContainer(JsonTree::kRoot);
    m_tabs->setTabEnabled(kTreeTab, tree);
    m_tabs->setTabToolTip(kTreeTab, tree || !m_payload ? QString() : toolTipText(plainLine(m_payload->noTree)));
    m_tabs->setCurrentIndex(tree && m_preferTree && m_payload->tree->childCount(JsonTree::kRoot) > 0 ? kTreeTab : kTextTab);
    QStringList notes;
    if (m_payload && m_payload->cut)
        notes.append(tr("Only the first %1 of %2 are shown; copying takes all.").arg(sizeText(payload::kMostPayloadBytes), sizeText(m_payload->bytes)));
    if (tree && m_payload->tree->leftOut())
        notes.append(tr("The tree shows the first %1 values; the text has all.").arg(QString::fromStdString(format::count(JsonTree::kMostNodes))));
    m_note->setText(notes.join(u' '));
    m_note->setVisible(!notes.isEmpty());
    if (tree && m_payload->tree->childCount(JsonTree::kRoot) <= 20)
        m_tree->expandToDepth(0);
    search(m_search->text());
}

bool PayloadView::isTree() const { return m_tabs->currentIndex() == kTreeTab; }

std::size_t PayloadView::matchCount() const { return isTree() ? m_matches.nodes.size() : m_matches.bytes.size(); }

void PayloadView::openSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void PayloadView::search(const QString& text)
{
    if (!m_payload)
        return;
    m_session.queries().request<payload::PayloadMatches>(
        this, m_key + "/find",
        [payload = m_payload, needle = text.toStdString()](store::WorkspaceReader&) -> domain::Result<payload::PayloadMatches> { return payload::findIn(*payload, needle); },
        [this](domain::Result<payload::PayloadMatches> matches) {
            if (!matches)
                return;
            m_matches = std::move(*matches);
            m_match = 0;
            showMatch();
        });
}

void PayloadView::step(int direction)
{
    const std::size_t count = matchCount();
    if (count == 0)
        return;
    m_match = (m_match + count + (direction > 0 ? 1 : count - 1)) % count;
    showMatch();
}

void PayloadView::showMatch()
{
    const std::size_t count = matchCount();
    const auto number = [](std::size_t value) { return QString::fromStdString(format::count(static_cast<std::int64_t>(value))); };
    m_count->setText(m_matches.needle.empty() ? QString() : count == 0 ? tr("none") : tr("%1 of %2").arg(number(m_match + 1), number(count)));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    if (count > 0 && isTree()) {
        const QModelIndex index = m_nodes.indexOf(m_matches.nodes[m_match]);
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index, QAbstractItemView::PositionAtCenter);
    } else if (count > 0) {
        const int line = static_cast<int>(m_payload->lines.lineAt(m_matches.bytes[m_match]));
        m_table->setCurrentIndex(m_lines.index(line, payload::LinesModel::TextColumn));
        m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtCenter);
    }
    m_table->viewport()->update();
    m_tree->viewport()->update();
}

void PayloadView::copyPath()
{
    if (isTree() && m_tree->currentIndex().isValid())
        QGuiApplication::clipboard()->setText(plainLine(m_nodes.tree()->path(payload::JsonTreeModel::nodeOf(m_tree->currentIndex())), 64 * 1024));
}

void PayloadView::copyValue()
{
    if (isTree() && m_tree->currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(QString::fromStdString(m_nodes.tree()->valueText(payload::JsonTreeModel::nodeOf(m_tree->currentIndex()))));
        return;
    }
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (isTree() || rows.size() <= 1 || !m_payload) {
        if (m_text)
            QGuiApplication::clipboard()->setText(QString::fromStdString(*m_text));
        return;
    }
    std::sort(rows.begin(), rows.end());
    std::string text;
    for (const QModelIndex& row : rows) {
        const auto line = static_cast<std::size_t>(row.row());
        text += (text.empty() || m_payload->lines.continues(line) ? "" : "\n") + std::string(m_payload->lines.line(line));
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(text));
}

bool PayloadView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool shift = key->modifiers().testFlag(Qt::ShiftModifier);
    const bool enter = watched == m_search && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (key->key() == Qt::Key_F3 || enter) {
        step(shift ? -1 : 1);
        return true;
    }
    if (key->matches(QKeySequence::Find)) {
        openSearch();
        return true;
    }
    if (watched == m_search)
        return false;
    if (key->key() == Qt::Key_C && key->modifiers() == (Qt::ControlModifier | Qt::AltModifier)) {
        copyPath();
        return true;
    }
    if (key->matches(QKeySequence::Copy)) {
        copyValue();
        return true;
    }
    return false;
}

} // namespace whyglass::views
