"""Runs a company's proxy auto-configuration: a script that says which proxy leads to an address.

Qt brings the only engine for such scripts that we carry. It can read nothing of this machine but
what the functions below give it, and runs in a process of its own.
"""

import socket
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtQml import QJSEngine

_KINDS = {"PROXY": "http", "HTTP": "http", "HTTPS": "https"}
_LIBRARY = r"""
var dnsResolve = function(h) { return native.dnsResolve(String(h)) || null; };
var myIpAddress = function() { return native.myIpAddress(); };
var isPlainHostName = function(h) { return h.indexOf('.') < 0; };
var dnsDomainIs = function(h, d) {
  return h.length >= d.length && h.toLowerCase().slice(-d.length) === d.toLowerCase(); };
var localHostOrDomainIs = function(h, d) { return h === d || d.lastIndexOf(h + '.', 0) === 0; };
var isResolvable = function(h) { return dnsResolve(h) !== null; };
var dnsDomainLevels = function(h) { return h.split('.').length - 1; };
var shExpMatch = function(s, e) {
  var r = e.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp('^' + r + '$', 'i').test(s); };
var convert_addr = function(a) {
  var b = a.split('.'); return ((b[0] << 24) | (b[1] << 16) | (b[2] << 8) | b[3]) >>> 0; };
var isInNet = function(h, p, m) {
  var a = /^\d+\.\d+\.\d+\.\d+$/.test(h) ? h : dnsResolve(h);
  return a !== null && ((convert_addr(a) & convert_addr(m)) >>> 0) ===
    ((convert_addr(p) & convert_addr(m)) >>> 0); };
var weekdayRange = function() { return true; };
var dateRange = function() { return true; };
var timeRange = function() { return true; };
var alert = function() {};
"""


class _Native(QObject):
    """What a script may learn of the network."""

    @Slot(str, result=str)
    def dnsResolve(self, host: str) -> str:
        """An address of a host, "" where there is none."""
        with suppress(OSError, UnicodeError):
            return socket.gethostbyname(host)
        return ""

    @Slot(result=str)
    def myIpAddress(self) -> str:
        """That of this machine."""
        with suppress(OSError):
            return socket.gethostbyname(socket.gethostname())
        return "127.0.0.1"


def proxy_for(script: str, url: str, host: str) -> str:
    """The proxy that a script names for an address; "" for none, or where it makes no sense.

    A script without an end has none either: whoever calls this is a process that can be ended.
    """
    application = QCoreApplication.instance() or QCoreApplication([])
    engine, native = QJSEngine(), _Native()
    engine.globalObject().setProperty("native", engine.newQObject(native))
    for text in (_LIBRARY, script):
        outcome: Any = engine.evaluate(text)  # Qt's stub has another form in mind
        if outcome.isError():
            return ""
    found = engine.globalObject().property("FindProxyForURL")
    if not found.isCallable():
        return ""
    answer = found.call([engine.toScriptValue(url), engine.toScriptValue(host)])
    del application
    return "" if answer.isError() else first_of(answer.toString())


def first_of(answer: str) -> str:
    """The first proxy of an answer such as ``PROXY one:8080; DIRECT`` that we can use."""
    for choice in answer.split(";"):
        kind, _blank, place = choice.strip().partition(" ")
        if kind.upper() == "DIRECT":
            return ""
        if kind.upper() in _KINDS and place.strip():
            return f"{_KINDS[kind.upper()]}://{place.strip()}"
    return ""
