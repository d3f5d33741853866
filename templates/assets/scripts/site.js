{#- Adds to pages that work without it: nothing here is needed to answer or to read. No storage of any kind. -#}
(d => {
  const all = (s, f) => d.querySelectorAll(s).forEach(f);
  {% if questions_only is not defined -%}
  all('[data-print]', b => { b.hidden = false; b.onclick = e => { e.preventDefault(); print() } });
  all('[data-share]', b => {
    b.hidden = !navigator.share;
    b.onclick = () => navigator.share({text: b.closest('[data-text]').dataset.text}).catch(() => {})
  });
  {% endif -%}
  {# The languages that this browser asks for stand first; zh says too little, and no is what the site calls nb and nn. #}
  all('.langs', u => [...navigator.languages].reverse().forEach(tag => {
    const l = u.querySelector(`[lang="${tag}"],[lang="${tag.split('-')[0].replace(/^n[bn]$/, 'no')}"]`);
    if (l) u.prepend(l.parentNode)
  }));
  {# A new part is a new page to somebody who listens: start at its heading. #}
  addEventListener('hashchange', () => {
    const h = d.querySelector('.part:target h2');
    if (h) { h.tabIndex = -1; h.focus() }
  });
  {# What is missing is read first. #}
  d.getElementById('errors')?.focus();
  {# A change of language or country comes back to the same part. #}
  d.addEventListener('submit', ({target: f, submitter: b}) => {
    if (b?.closest('.choose')) b.formAction = (b.getAttribute('formaction') || f.action) + location.hash
  });
  {# "None of these" and "I don’t know" stand alone. #}
  d.addEventListener('change', ({target: t}) => {
    if (t.type == 'checkbox' && t.checked) d.getElementsByName(t.name).forEach(o => {
      if (o != t && ('alone' in t.dataset || 'alone' in o.dataset)) o.checked = false
    })
  });
  {# Enter on a choice goes on to the next part instead of sending half the answers. #}
  d.addEventListener('keydown', e => {
    const t = e.target, next = e.key == 'Enter' && /radio|checkbox/.test(t.type) && t.closest('.part')?.querySelector('a[data-next]');
    if (next) { e.preventDefault(); next.click() }
  });
})(document);
