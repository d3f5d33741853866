{#- Leaving replaces this page, so that Back does not return to it; in a frame, the page around it. A frame that may not do that opens
    another tab. Every other open tab of this site leaves too. Nothing is stored for that: the tabs call to each other. -#}
(d => {
  const exit = () => d.querySelector('[data-leave]');
  const leave = a => {
    onbeforeunload = null;
    (a.target ? top : self).location.replace(a.href)
  };
  let tabs;
  addEventListener('pageshow', () => {
    tabs = self.BroadcastChannel && new BroadcastChannel('leave');
    if (tabs) tabs.onmessage = () => { try { leave(exit()) } catch { location.replace(exit().href) } }
  });
  {# A page that listens could not be kept for Back. #}
  addEventListener('pagehide', () => tabs?.close());
  d.addEventListener('click', e => {
    const a = e.target.closest('[data-leave]');
    if (!a) return;
    tabs?.postMessage('');
    try { leave(a); e.preventDefault() } catch { a.target = '_blank' }
  });
})(document);
