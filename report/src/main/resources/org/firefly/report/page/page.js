// Draws a chart when it comes into view, all of them before printing, and keeps them as wide as the page.
'use strict';
const drawn = new Map();
function draw(box) {
  if (!drawn.has(box)) {
    const chart = echarts.init(box, null, {renderer: 'svg'});
    chart.setOption(JSON.parse(box.parentElement.querySelector('script').textContent));
    drawn.set(box, chart);
  }
}
const boxes = document.querySelectorAll('.chart');
const inView = new IntersectionObserver(
    entries => entries.filter(e => e.isIntersecting).forEach(e => draw(e.target)), {rootMargin: '400px'});
boxes.forEach(box => inView.observe(box));
window.addEventListener('resize', () => drawn.forEach(chart => chart.resize()));
window.addEventListener('beforeprint', () => {
  document.querySelectorAll('details').forEach(part => { part.open = true; });
  boxes.forEach(draw);
});
