<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ChangedTab</name>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) on this machine</source>
            <translation>
                <numerusform>%n page on this machine</numerusform>
                <numerusform>%n pages on this machine</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CommentSection</name>
        <message numerus="yes">
            <source>%n resolved</source>
            <translation>
                <numerusform>%n resolved</numerusform>
                <numerusform>%n resolved</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Comparison</name>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n changed</numerusform>
                <numerusform>%n changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n moved</source>
            <translation>
                <numerusform>%n moved</numerusform>
                <numerusform>%n moved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged block(s)</source>
            <translation>
                <numerusform>%n unchanged block</numerusform>
                <numerusform>%n unchanged blocks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged block(s) under “{heading}”</source>
            <translation>
                <numerusform>%n unchanged block under “{heading}”</numerusform>
                <numerusform>%n unchanged blocks under “{heading}”</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ComparisonHeading</name>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n change</numerusform>
                <numerusform>%n changes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hidden</source>
            <translation>
                <numerusform>%n hidden</numerusform>
                <numerusform>%n hidden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DoctorDialog</name>
        <message numerus="yes">
            <source>%n thing(s) to mend</source>
            <translation>
                <numerusform>%n thing to mend</numerusform>
                <numerusform>%n things to mend</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It works, with %n remark(s)</source>
            <translation>
                <numerusform>It works, with %n remark</numerusform>
                <numerusform>It works, with %n remarks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DoneStep</name>
        <message numerus="yes">
            <source>%n space(s) can be read.</source>
            <translation>
                <numerusform>%n space can be read.</numerusform>
                <numerusform>%n spaces can be read.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The sync of what you ticked begins now: %n thing(s).</source>
            <translation>
                <numerusform>The sync of what you ticked begins now: %n thing.</numerusform>
                <numerusform>The sync of what you ticked begins now: %n things.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Finder</name>
        <message numerus="yes">
            <source>in the last %n day(s)</source>
            <translation>
                <numerusform>in the last %n day</numerusform>
                <numerusform>in the last %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n hour(s)</source>
            <translation>
                <numerusform>in the last %n hour</numerusform>
                <numerusform>in the last %n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n min</source>
            <translation>
                <numerusform>in the last %n min</numerusform>
                <numerusform>in the last %n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n month(s)</source>
            <translation>
                <numerusform>in the last %n month</numerusform>
                <numerusform>in the last %n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n week(s)</source>
            <translation>
                <numerusform>in the last %n week</numerusform>
                <numerusform>in the last %n weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in the last %n year(s)</source>
            <translation>
                <numerusform>in the last %n year</numerusform>
                <numerusform>in the last %n years</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n day(s) ago</source>
            <translation>
                <numerusform>more than %n day ago</numerusform>
                <numerusform>more than %n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n hour(s) ago</source>
            <translation>
                <numerusform>more than %n hour ago</numerusform>
                <numerusform>more than %n hours ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n min ago</source>
            <translation>
                <numerusform>more than %n min ago</numerusform>
                <numerusform>more than %n min ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n month(s) ago</source>
            <translation>
                <numerusform>more than %n month ago</numerusform>
                <numerusform>more than %n months ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n week(s) ago</source>
            <translation>
                <numerusform>more than %n week ago</numerusform>
                <numerusform>more than %n weeks ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>more than %n year(s) ago</source>
            <translation>
                <numerusform>more than %n year ago</numerusform>
                <numerusform>more than %n years ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the last %n I looked at</source>
            <translation>
                <numerusform>the last %n I looked at</numerusform>
                <numerusform>the last %n I looked at</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InboxButton</name>
        <message numerus="yes">
            <source>Inbox, %n unread</source>
            <translation>
                <numerusform>Inbox, %n unread</numerusform>
                <numerusform>Inbox, %n unread</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InboxList</name>
        <message numerus="yes">
            <source>%n older one(s) are not shown</source>
            <translation>
                <numerusform>%n older one is not shown</numerusform>
                <numerusform>%n older ones are not shown</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>KeepStep</name>
        <message numerus="yes">
            <source>About %n page(s)</source>
            <translation>
                <numerusform>About %n page</numerusform>
                <numerusform>About %n pages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Kept</name>
        <message numerus="yes">
            <source>%Ln added</source>
            <translation>
                <numerusform>%Ln added</numerusform>
                <numerusform>%Ln added</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln changed</source>
            <translation>
                <numerusform>%Ln changed</numerusform>
                <numerusform>%Ln changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln failed</source>
            <translation>
                <numerusform>%Ln failed</numerusform>
                <numerusform>%Ln failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln moved</source>
            <translation>
                <numerusform>%Ln moved</numerusform>
                <numerusform>%Ln moved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln removed</source>
            <translation>
                <numerusform>%Ln removed</numerusform>
                <numerusform>%Ln removed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln renamed</source>
            <translation>
                <numerusform>%Ln renamed</numerusform>
                <numerusform>%Ln renamed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln restored</source>
            <translation>
                <numerusform>%Ln restored</numerusform>
                <numerusform>%Ln restored</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older version(s)</source>
            <translation>
                <numerusform>%n older version</numerusform>
                <numerusform>%n older versions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>KeysPage</name>
        <message numerus="yes">
            <source>Show %n command(s)</source>
            <translation>
                <numerusform>Show %n command</numerusform>
                <numerusform>Show %n commands</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Moment</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n hour ago</numerusform>
                <numerusform>%n hours ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min ago</source>
            <translation>
                <numerusform>%n min ago</numerusform>
                <numerusform>%n min ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s)</source>
            <translation>
                <numerusform>%n month</numerusform>
                <numerusform>%n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n month(s) ago</source>
            <translation>
                <numerusform>%n month ago</numerusform>
                <numerusform>%n months ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s) ago</source>
            <translation>
                <numerusform>%n week ago</numerusform>
                <numerusform>%n weeks ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n year(s)</source>
            <translation>
                <numerusform>%n year</numerusform>
                <numerusform>%n years</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n year(s) ago</source>
            <translation>
                <numerusform>%n year ago</numerusform>
                <numerusform>%n years ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n hour(s)</source>
            <translation>
                <numerusform>in %n hour</numerusform>
                <numerusform>in %n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n min</source>
            <translation>
                <numerusform>in %n min</numerusform>
                <numerusform>in %n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n month(s)</source>
            <translation>
                <numerusform>in %n month</numerusform>
                <numerusform>in %n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n week(s)</source>
            <translation>
                <numerusform>in %n week</numerusform>
                <numerusform>in %n weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n year(s)</source>
            <translation>
                <numerusform>in %n year</numerusform>
                <numerusform>in %n years</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NoticeList</name>
        <message numerus="yes">
            <source>%n older one(s) are not shown</source>
            <translation>
                <numerusform>%n older one is not shown</numerusform>
                <numerusform>%n older ones are not shown</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n time</numerusform>
                <numerusform>%n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message numerus="yes">
            <source>(%n time(s))</source>
            <translation>
                <numerusform>(%n time)</numerusform>
                <numerusform>(%n times)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Notifications</name>
        <message numerus="yes">
            <source>%n news in your inbox</source>
            <translation>
                <numerusform>%n news in your inbox</numerusform>
                <numerusform>%n news in your inbox</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OfflinePages</name>
        <message numerus="yes">
            <source>Purge the last copies of %Ln page(s)?</source>
            <translation>
                <numerusform>Purge the last copy of %Ln page?</numerusform>
                <numerusform>Purge the last copies of %Ln pages?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OfflineTab</name>
        <message numerus="yes">
            <source>%Ln page(s) on this machine</source>
            <translation>
                <numerusform>%Ln page on this machine</numerusform>
                <numerusform>%Ln pages on this machine</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuestionPage</name>
        <message numerus="yes">
            <source>%Ln of {of} pages of {space} are not there any more.</source>
            <translation>
                <numerusform>%Ln of {of} pages of {space} is not there any more.</numerusform>
                <numerusform>%Ln of {of} pages of {space} are not there any more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <translation>
                <numerusform>and %Ln more</numerusform>
                <numerusform>and %Ln more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Readiness</name>
        <message numerus="yes">
            <source>%Ln file(s) not here</source>
            <translation>
                <numerusform>%Ln file not here</numerusform>
                <numerusform>%Ln files not here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) missing</source>
            <translation>
                <numerusform>%Ln image missing</numerusform>
                <numerusform>%Ln images missing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln included page(s) missing</source>
            <translation>
                <numerusform>%Ln included page missing</numerusform>
                <numerusform>%Ln included pages missing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln linked page(s) missing</source>
            <translation>
                <numerusform>%Ln linked page missing</numerusform>
                <numerusform>%Ln linked pages missing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln list(s) of pages never fetched</source>
            <translation>
                <numerusform>%Ln list of pages never fetched</numerusform>
                <numerusform>%Ln lists of pages never fetched</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) missing</source>
            <translation>
                <numerusform>%Ln page missing</numerusform>
                <numerusform>%Ln pages missing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) not checked for a day</source>
            <translation>
                <numerusform>%Ln page not checked for a day</numerusform>
                <numerusform>%Ln pages not checked for a day</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) outdated</source>
            <translation>
                <numerusform>%Ln page outdated</numerusform>
                <numerusform>%Ln pages outdated</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) with all they show; oldest check {when}.</source>
            <translation>
                <numerusform>%Ln page with all it shows; oldest check {when}.</numerusform>
                <numerusform>%Ln pages with all they show; oldest check {when}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) with incomplete lists</source>
            <translation>
                <numerusform>%Ln page with incomplete lists</numerusform>
                <numerusform>%Ln pages with incomplete lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <translation>
                <numerusform>and %Ln more</numerusform>
                <numerusform>and %Ln more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReadinessTab</name>
        <message numerus="yes">
            <source>{done} of %Ln text(s) looked at</source>
            <translation>
                <numerusform>{done} of %Ln text looked at</numerusform>
                <numerusform>{done} of %Ln texts looked at</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message numerus="yes">
            <source>%n place(s)</source>
            <translation>
                <numerusform>%n place</numerusform>
                <numerusform>%n places</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n time</numerusform>
                <numerusform>%n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReportTab</name>
        <message numerus="yes">
            <source>%Ln entries</source>
            <translation>
                <numerusform>%Ln entry</numerusform>
                <numerusform>%Ln entries</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ResultsTab</name>
        <message numerus="yes">
            <source>%n by name only</source>
            <translation>
                <numerusform>%n by name only</numerusform>
                <numerusform>%n by name only</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n here</source>
            <translation>
                <numerusform>%n here</numerusform>
                <numerusform>%n here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on Confluence</source>
            <translation>
                <numerusform>%n on Confluence</numerusform>
                <numerusform>%n on Confluence</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunReport</name>
        <message numerus="yes">
            <source>%Ln file(s) fetched</source>
            <translation>
                <numerusform>%Ln file fetched</numerusform>
                <numerusform>%Ln files fetched</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln request(s)</source>
            <translation>
                <numerusform>%Ln request</numerusform>
                <numerusform>%Ln requests</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Searches</name>
        <message numerus="yes">
            <source>%n search(es) added.</source>
            <translation>
                <numerusform>%n search added.</numerusform>
                <numerusform>%n searches added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stood here already.</source>
            <translation>
                <numerusform>%n stood here already.</numerusform>
                <numerusform>%n stood here already.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SettingsFiles</name>
        <message numerus="yes">
            <source>%n item(s) made no sense here: {names}</source>
            <translation>
                <numerusform>%n item made no sense here: {names}</numerusform>
                <numerusform>%n items made no sense here: {names}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sheets</name>
        <message numerus="yes">
            <source>%n favourite(s) added.</source>
            <translation>
                <numerusform>%n favourite added.</numerusform>
                <numerusform>%n favourites added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n link(s) lead to other sites and were left out.</source>
            <translation>
                <numerusform>%n link leads to another site and was left out.</numerusform>
                <numerusform>%n links lead to other sites and were left out.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SignOutDialog</name>
        <message numerus="yes">
            <source>Delete %n page(s) of {site} ({size}) from this machine?</source>
            <translation>
                <numerusform>Delete %n page of {site} ({size}) from this machine?</numerusform>
                <numerusform>Delete %n pages of {site} ({size}) from this machine?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SinceRead</name>
        <message numerus="yes">
            <source>%n change(s) since you read v{old} on {day}</source>
            <translation>
                <numerusform>%n change since you read v{old} on {day}</numerusform>
                <numerusform>%n changes since you read v{old} on {day}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message numerus="yes">
            <source>%Ln page(s) offline · {size}</source>
            <translation>
                <numerusform>%Ln page offline · {size}</numerusform>
                <numerusform>%Ln pages offline · {size}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n problem</numerusform>
                <numerusform>%n problems</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{work} and %n more</source>
            <translation>
                <numerusform>{work} and %n more</numerusform>
                <numerusform>{work} and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sync</name>
        <message numerus="yes">
            <source>%Ln page(s)</source>
            <translation>
                <numerusform>%Ln page</numerusform>
                <numerusform>%Ln pages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s) a second</source>
            <translation>
                <numerusform>%Ln page a second</numerusform>
                <numerusform>%Ln pages a second</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) could not be synced.</source>
            <translation>
                <numerusform>%n item could not be synced.</numerusform>
                <numerusform>%n items could not be synced.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s) of {space} vanished from Confluence at once.</source>
            <translation>
                <numerusform>%n page of {space} vanished from Confluence at once.</numerusform>
                <numerusform>%n pages of {space} vanished from Confluence at once.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left</source>
            <translation>
                <numerusform>about %n minute left</numerusform>
                <numerusform>about %n minutes left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{size} in %n request(s)</source>
            <translation>
                <numerusform>{size} in %n request</numerusform>
                <numerusform>{size} in %n requests</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message numerus="yes">
            <source>Fetch %n missing text(s)</source>
            <translation>
                <numerusform>Fetch %n missing text</numerusform>
                <numerusform>Fetch %n missing texts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TokenEnd</name>
        <message numerus="yes">
            <source>The token for {site} ends in %n day(s), on {day}.</source>
            <translation>
                <numerusform>The token for {site} ends in %n day, on {day}.</numerusform>
                <numerusform>The token for {site} ends in %n days, on {day}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TreeRows</name>
        <message numerus="yes">
            <source>Show %Ln more</source>
            <translation>
                <numerusform>Show %Ln more</numerusform>
                <numerusform>Show %Ln more</numerusform>
            </translation>
        </message>
    </context>
</TS>
