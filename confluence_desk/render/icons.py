"""The few pictures a page needs, drawn by us as inline SVG that takes the text's colour."""

from html import escape

_SHAPES = {
    "info": '<circle cx="8" cy="8" r="6.25"/><path d="M8 7.4v3.4M8 5.1v.1"/>',
    "note": '<path d="M3.5 2.75h9v6.5l-3.5 4h-5.5z"/><path d="M12.5 9.25H9v4"/>',
    "tip": '<circle cx="8" cy="8" r="6.25"/><path d="M5.2 8.2l2 2 3.7-4.2"/>',
    "warning": '<path d="M8 2.3l6.2 11H1.8z"/><path d="M8 6.6v3M8 11.5v.1"/>',
    "error": '<circle cx="8" cy="8" r="6.25"/><path d="M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4"/>',
    "decision": '<path d="M8 14V8M8 8L4 4M8 8l4-4M4 7V4h3M12 7V4H9"/>',
    "file": '<path d="M4 1.75h5.2L12.5 5v9.25H4z"/><path d="M9 1.75V5.2h3.5"/>',
    "folder": '<path d="M1.75 12.5v-9h4.4l1.5 1.9h6.6v7.1z"/>',
    "whiteboard": '<rect x="1.75" y="2.5" width="12.5" height="9" rx="1.5"/>'
    '<path d="M4.5 8.6l2.2-2.6 1.8 1.6 2.6-2.9M5.5 14l1.2-2.5M10.5 14l-1.2-2.5"/>',
    "database": '<path d="M2.75 4v8c0 1.2 2.3 2.1 5.25 2.1s5.25-.9 5.25-2.1V4"/>'
    '<path d="M2.75 4c0-1.2 2.3-2.1 5.25-2.1s5.25.9 5.25 2.1S10.95 6.1 8 6.1 2.75 5.2 2.75 4z'
    'M2.75 8c0 1.2 2.3 2.1 5.25 2.1s5.25-.9 5.25-2.1"/>',
    "post": '<path d="M3 13l.8-3.2 6.9-6.9 2.4 2.4-6.9 6.9z"/><path d="M9 4.6L11.4 7"/>',
    "image": '<rect x="1.75" y="2.75" width="12.5" height="10.5" rx="1.5"/>'
    '<circle cx="5.4" cy="6.2" r="1.1"/><path d="M2.2 12l3.6-3.4 2.4 2.2 2.6-2.8 3.2 3.4"/>',
    "link": '<path d="M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.1-2.1a2.6 2.6 0 0 0-3.7-3.7l-.8.8"/>'
    '<path d="M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.5 8.8a2.6 2.6 0 0 0 3.7 3.7l.8-.8"/>',
    "box": '<path d="M8 1.9l5.4 3v6.2L8 14.1l-5.4-3V4.9z"/>'
    '<path d="M2.6 4.9L8 7.9l5.4-3M8 7.9v6.2"/>',
    "list": '<path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1"/>',
    "person": '<circle cx="8" cy="5.4" r="2.7"/>'
    '<path d="M2.9 13.7c.5-2.9 2.5-4.3 5.1-4.3s4.6 1.4 5.1 4.3"/>',
    "done": '<rect class="filled" x="1.75" y="1.75" width="12.5" height="12.5" rx="3"/>'
    '<path class="mark" d="M4.9 8.2l2.2 2.2 4.2-4.7"/>',
    "todo": '<rect x="1.75" y="1.75" width="12.5" height="12.5" rx="3"/>',
    "copy": '<rect x="5.25" y="5.25" width="8" height="8" rx="1.5"/>'
    '<path d="M3 10.6V4.3C3 3.6 3.6 3 4.3 3h6.3"/>',
    "offline": '<path d="M2 5.6a9.4 9.4 0 0 1 12 0M4.3 8.4a6 6 0 0 1 7.4 0M8 12.2v.1M2.5 '
    '2.2l11 11.6"/>',
    "gone": '<path d="M2.8 4.2h10.4M6.2 4.2V2.5h3.6v1.7M4.2 4.2l.7 9.3h6.2l.7-9.3"/>',
    "lock": '<rect x="3" y="7" width="10" height="6.75" rx="1.5"/>'
    '<path d="M5.3 7V4.9a2.7 2.7 0 0 1 5.4 0V7"/>',
    "loading": '<circle cx="8" cy="8" r="6.25"/><path d="M8 4.5V8l2.4 1.6"/>',
}


def icon(name: str, label: str = "") -> str:
    """An icon; with a label it says so to screen readers, without it is decoration."""
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return f'<svg class="icon i-{name}" viewBox="0 0 16 16" {spoken}>{_SHAPES[name]}</svg>'
