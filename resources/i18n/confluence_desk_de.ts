<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AttachmentSection</name>
        <message>
            <source>Attachments</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No attachments.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save a copy…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save {}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Command</name>
        <message>
            <source>About Confluence Desk</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Actual size</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>All commands…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Archived spaces</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change shortcuts…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close other tabs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close window</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Colours of the system</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare versions…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect to a Confluence…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy as Markdown link</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy link for Confluence Desk</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy title</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Details</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Duplicate tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Export favourites…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Filter pages</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Find in page…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Find next</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Find previous</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Forward</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go to the details</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Go to the page</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Import favourites…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keep this and all below offline</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Larger</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Last tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move tab back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move tab onwards</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Move tab to a new window</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Navigator</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>New window</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Notices and problems</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open in browser</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open the menu</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pin tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Previous tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Refresh spaces</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remind me…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reopen closed tab</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Running work</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search below this page</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search or open link…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show in navigator</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show the log files</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sign out…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sync report</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tab to the next place</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tab to the place before</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tab {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Try the connection now</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Work offline</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>CommentSection</name>
        <message>
            <source> · resolved</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Comments</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hide resolved</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Inline</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Inline · “{}”</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No comments yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On the page</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{} resolved</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{}, show in the page</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ConnectDialog</name>
        <message>
            <source>&amp;E-mail</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>&amp;Site</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>API &amp;token</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>API token</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Any address from your browser will do.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Check the address and the network.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connect to Confluence</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hide the token</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Make a token in your Atlassian account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No keyring here: the token is kept for this session only.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Paste your token</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show the token</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Site</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Something unexpected went wrong; please try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The token is kept in this machine's keyring.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What went wrong</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DetailsPanel</name>
        <message>
            <source>About this page</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No page is open.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not available offline.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not kept for this kind of content.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sign in again to see them.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Close (Esc)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Find in this page</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Next hit (F3)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No hits</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Previous hit (Shift+F3)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{} of {}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Going</name>
        <message>
            <source>“{}” leads nowhere here. Paste a Confluence link, a page id or KEY:Title.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>InfoSection</name>
        <message>
            <source>Blog post</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Changed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Created</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Id</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kind</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Labels not loaded.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No labels.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing is known of this page here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Owner</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Page</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Page info</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Space</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Version</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>label {}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Copied</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The comment of that link is not there any more.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Menu</name>
        <message>
            <source>File</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Page</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Status</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>View</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Navigator</name>
        <message>
            <source>Copy link</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Filter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Filter pages</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing loaded here matches “{}”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open in browser</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show archived spaces</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show only loaded rows that hold these words</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spaces and pages</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source> ({} times)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{} does not accept your token any more. Saved pages stay readable here.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>OutlineSection</name>
        <message>
            <source>No headings on this page.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Outline</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>PagePanel</name>
        <message>
            <source>Sign in again to read this page.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>You are signed out.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Section</name>
        <message>
            <source>Retry</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show all {}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Activity</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Checking for news…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Library</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{} page offline · {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{} pages offline · {}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TabBar</name>
        <message>
            <source>Close (middle click)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}, tab {at} of {count}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}, tab {at} of {count}, pinned</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Tabs</name>
        <message>
            <source>Tabs</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Connection</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Connection: {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kept for this session only</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Menu</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Offline</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Online</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remembered on this machine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search or open link</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search, or paste a Confluence link, page id or KEY:Title</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Site</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Site {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Slowed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Slowed until {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Working offline</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>VersionSection</name>
        <message>
            <source>No versions known.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Versions</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>minor edit</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Choose a page on the left, or open any Confluence link.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Filter pages</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open a link</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>self._window</name>
        <message>
            <source>About Confluence Desk</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Confluence Desk</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Confluence Desk {version}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reads a Confluence Cloud site from the desktop, online or not. Licence: Apache 2.0.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
</TS>
