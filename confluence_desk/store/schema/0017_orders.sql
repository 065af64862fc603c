-- What queries without words are ordered by, with all that most of them ask, so that the newest
-- fifty are found without a look at every page; and what they often name.

CREATE INDEX content_by_modified ON content (version_at, status, missing_reason, space_id, kind, id,
    created_at, author_id, version_author, parent_id, title_key);
CREATE INDEX content_by_created ON content (created_at);
CREATE INDEX content_by_author ON content (author_id, created_at);
CREATE INDEX content_titled ON content (title_key);
