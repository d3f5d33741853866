{#- For other people’s pages: keeps our frames as high as what they hold. docs/tasks/embedding.md describes the messages. `site` is our
    origin, as an expression. In the language of 2009, without &, < and >, which content management systems turn into something else.
    A sandboxed frame has no origin of its own: browsers then say 'null'. Once a message is dealt with, it stops, so that a
    page with several frames and as many of these scripts does everything once. -#}
(function (site) {
  addEventListener('message', function (e) {
    var m = e.data, all = document.getElementsByTagName('iframe'), i = all.length, f, y;
    while (i--) if (all[i].contentWindow === e.source) f = all[i];
    if (!f || f.src.indexOf(site + '/') || e.origin !== (/same-origin/.test(f.getAttribute('sandbox') || 'same-origin') ? site : 'null')) return;
    if (!m || m.from !== 'warning-signs') return;
    e.stopImmediatePropagation();
    if (m.height === +m.height) f.style.height = Math.max({{ lowest }}, Math.min({{ highest }}, m.height)) + 'px';
    y = f.getBoundingClientRect().top + m.show;
    if (y === +y) if (y !== Math.max(0, Math.min(innerHeight - 99, y))) scrollBy({top: y - innerHeight / 8, behavior: 'instant'});
  });
})({{ site }});
