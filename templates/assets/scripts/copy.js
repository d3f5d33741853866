{#- A button that copies the field it names (data-copy) and says so (data-done) where `copied` is. -#}
document.querySelectorAll('[data-copy]').forEach(b => {
  const get = id => document.getElementById(id), field = get(b.dataset.copy);
  b.hidden = false;
  b.onclick = async () => {
    try { await navigator.clipboard.writeText(field.value) } catch { field.select(); document.execCommand('copy') }
    get('copied').textContent = b.dataset.done
  }
});
