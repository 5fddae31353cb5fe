<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>whyglass</name>
    <message>
        <source>  HTTP %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  as the sender reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  from cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  from the price table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  gRPC %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  into cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  ·  %1 spans/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  ·  waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1 of %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (inferred from its session)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % of the traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (a window begins with it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (from metrics)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (hidden)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (metrics)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls are not in the sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls did not say how many tokens they used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls have no known cost and are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls have no known price and are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls state none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls without a known price are not in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 data points from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 errors of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 findings here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 findings in this trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 generations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 import issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 later events are in Raw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 later traces are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 log records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more are not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more documents are in Raw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new: show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 %3 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of binary content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows are in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sessions in the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spans are here. Point more senders here, open files, or look at a finished investigation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spans here, %2 elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spans in the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spans received or imported so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spans · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spans/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps within %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 traces are still to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 traces within %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × $%2 / M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%2 for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 % idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 % idle: click to compress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 % idle: click to show idle time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and %2 calls without a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and more that is nested too deeply for a tree: see the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: click to collapse or open, drag to move, right click for more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) without a price are not in the bars</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) without stated tokens are not in the bars</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other group(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>(empty text)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no service name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(nothing there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(root not seen)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(span not in this workspace)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1 to +%2, %3, %4 % of the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 could not be read: see Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 were here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>, %n finding(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, because %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, valid from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 import issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 to 150 %. Takes effect in the next window. The scale of everything is the desktop's; QT_SCALE_FACTOR=1.5 sets another one for this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A decision is a span with decision attributes, or the final answer of an agent. Take away a condition, or look into Traces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A decision step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drawing of a trace with its tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parent span has not arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A saved view is a view with its query and its time range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session is what spans name as their conversation, session or thread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding up costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys (?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All traces of this session, one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All words must stand in one span. Try fewer of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An agent approved an invoice of $50,000 for 1,000 units. The order says 100. Find out why. Two weeks, some 300 decisions, two deployments, four stories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows walk through time, Shift marks, Enter filters by what is marked, Escape clears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As above, for protobuf and JSON over HTTP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As at the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 rows are copied; Export writes all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes of %1 spans were compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot open a window on %1: the program could not be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change where this computer listens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart as SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a span in the timeline or the tree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the area (Esc in the timeline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands  Ctrl K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compress idle time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the selected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link to this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the path of the value (Ctrl+Alt+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the span id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the transcript as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is selected, else all (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost appears with the first generation that states its tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost per day (UTC), by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost per hour, by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss the finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click zooms in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down the tree or table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens the span in its trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens, Ctrl+C copies, Ctrl+A selects all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every decision of your agents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every figure opens the list behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that came in could be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exemplars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the list as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the list as JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: words, agent:approver, finding:empty-result, cost:&gt;0.05, since:-7d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in trace: name, tool, model, agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings of all decisions. Each says whether it was observed or inferred. Y confirms, X dismisses. ? shows all keys, Ctrl+K finds every command, and this tour is under Help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the selection, again: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow what arrives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget recent workspaces and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generations and tool calls carry messages, if the sender records content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generations and tool calls carry them, if the sender records content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to id…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this detector decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to send telemetry here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported %1 spans and %2 log records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing  ·  %1 spans/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1%2, %3 spans%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In/Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inferred from: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inferred: the trace of the record's session that ran when it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Investigate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It began no trace: it appears inside traces of others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys worth knowing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the finding open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a bar's time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark theme (Ctrl+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked span %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked to timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local time, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log records of the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log records that name this span appear here too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs arrive over OTLP beside the spans, or in files. Take away a condition or widen the time range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the sample investigation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured in these traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics are narrowed by name, unit, kind and service. They arrive over OTLP beside the spans, or in files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the view and its query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names in the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next in the track or list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sibling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call has a known price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No calls in this range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No conversation is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No detector found anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No detector found anything in what the filter leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No difference can be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No events, logs or links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No finding here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No findings in this trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No log record matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No log records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No messages in this span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No metric is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No metric matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tokens and no cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trace began in this time, or the query lets none through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trace is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trace matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has sent anything yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Ctrl+D saves the view that is shown with its query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted in sums: another span of this trace carries the same usage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not receiving: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has arrived yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has arrived yet. Point an OpenTelemetry SDK here, open files, or look at a finished investigation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing holds %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this workspace has the id %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was logged with the id of this trace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTLP JSON, as it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTLP as JSON lines, JSON or protobuf, also .gz and .zst, single files or folders. The format is found out by itself. Dropping files on this window does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTLP over HTTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTLP over gRPC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the text as it was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row a decision: what was decided, about what, how sure, by whom, for how much. The marks are findings. J and K move, Enter opens, Backspace comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One time axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only logs or findings refer to it so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only model calls have a price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only steps named…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only steps whose name, tool, model, agent or service holds this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first %1 of %2 are shown; copying takes all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a saved view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open all %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one from the decisions, traces or findings, or go to an id with G.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one from the sessions, or from a trace that belongs to one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the copied link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample investigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the trace at the span of this finding (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the traces with errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or in code:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload as a tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause the replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point an SDK here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous in the track or list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous sibling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price tables (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts, answers, tool arguments and results, documents and logs are searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw OTLP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the log records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent ones to remember</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorder restarting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrieval spans list what they returned here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample investigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved view: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scrolling marks in the timeline what is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senders must show the secret in this file, which nobody else may read (mode 0600).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services that send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the two lines at the right where your agent runs, and start it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 earlier messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 more lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show 1 more line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show new rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the traces of this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorting the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spans a second over the last two minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spans name parents that have not arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split each of these by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the recorder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away a condition or widen the time range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back "only findings" to see all spans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect in the next window. Telemetry stays as it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect when the recorder of this workspace starts next: ten seconds after its last window was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry (*.json *.jsonl *.ndjson *.pb *.binpb *.bin *.lpproto *.proto *.log *.gz *.zst);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The approval of the $50,000 invoice: agents, model calls, tools, retrievals and cost under one ruler. W and S zoom, A and D pan, F fits, N goes to the next finding, E to the next error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The area cannot be summed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of every time that is shown. What is exported is always UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The detectors are still reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was cancelled; what had been read is kept, and the same file goes on there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link belongs to the workspace %1, which is neither beside this one nor among the recent ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link belongs to the workspace %1, which opens in a window of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link leads to a view that is not here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log records cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price table has no row for the model “%1”. The tokens are counted as unpriced, never as $0.00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The retrieval returned nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample could not be made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample investigation opens in a window of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender did not record its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender did not record what was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender dropped %1 events and %2 links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender dropped %1 further attributes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender recorded neither input nor output of this span.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sources cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step that is selected: its messages, arguments, results, documents, cost and the original bytes. Here the invoice says 1,000 units, the order 100, and the vendor look-up came back empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tour walks through the sample investigation: open it (Ctrl+Shift+O), then choose the tour again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trace cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tree shows the first %1 values; the text has all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view was not saved: it needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a view of that name already, or it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no decision %1 in this workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file in what was chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no finding %1 in this workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are enough when the SDK reads its environment:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This finding is no longer in the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place in a new window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This span cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This trace holds no spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline of the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline of the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are known: switch to tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens per day (UTC), by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens per hour, by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour in five steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace, span, decision or finding, or a whyglass:// link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traces have arrived and are being read; decisions appear here as they are found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traces with errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks and filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks, filter and what is drawn over them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type words into the query bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US dollars a million tokens by model and date, as JSON; the file is checked and copied. Costs that senders report are never replaced. Takes effect for what arrives after the recorder starts next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpriced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up the tree or table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the built-in table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W S zoom, A D pan, F fit, N next finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first span.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What arrives is counted here; click to show it. Nothing moves while you read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What arrives, in this workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs from the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept, in this workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is older is removed while recording, whole days at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong, and how sure that is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the agent saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the lists are ordered by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where senders reach this program; off closes it. 127.0.0.1 is this computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the workspace uses more, the oldest goes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why did the agent do that?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, or fields such as decision:approved or cost:&gt;0.10. Names complete as you type, the facets at the side edit the same query. Ctrl+L comes here from anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces (*.whyglass)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces (*.whyglass);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces and files each; 0 remembers none. Takes effect with the next one that is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write HOST:PORT, such as 127.0.0.1:4317, or off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes all rows of the list to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong with the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zero documents were handed to the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[ and ] step through the findings     Enter opens the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[%1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a log record: no span was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent, though expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call ↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calls %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calls, total time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write %1; check the folder and its permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost, as the sender reported it on this span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cumulative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cumulative, and
as it was spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cumulative, and
per generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detectors still have %1 of %2 traces to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>document %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first call ↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit the selection, then all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here · elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how many began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferred from the final answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 2 minutes, at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1, counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no call has a known price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no call says how many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no confidence stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: senders need no token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not counted in sums: a span of another library beside it is the same call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 with a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the calls that say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the calls with a known price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the latest %1 bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only this computer can reach it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous, next in the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price of %1 / %2%3; table “%4” of %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protobuf or JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading %1 spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record %1, byte %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats %1 messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats 1 message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result ↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stated by the sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stated by the telemetry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status unset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status: error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last %1 steps are not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens, from the attributes of this span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trace %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>traces, logs, metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown: %1 calls have no price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown: no price for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works with any OpenTelemetry or OpenInference instrumentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst finding: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom and pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{%1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
