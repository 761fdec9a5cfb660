(() => {
  'use strict';

  // The filter of the summary.
  const rows = [...document.querySelectorAll('tr[data-section]')];
  const find = document.getElementById('find');
  const boxes = [...document.querySelectorAll('input[name=verdict]')];
  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(boxes.filter(box => box.checked).map(box => box.value));
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = row.dataset.verdicts.split('\n').some(verdict => wanted.has(verdict))
          && words.every(word => text.includes(word));
      row.hidden = !fits;
      document.getElementById(row.dataset.section).hidden = !fits;
      shown += fits;
    }
    document.getElementById('count').textContent = shown + ' of ' + rows.length;
  };
  if (find) {
    find.form.addEventListener('submit', event => event.preventDefault());
    find.addEventListener('input', filter);
    boxes.forEach(box => box.addEventListener('change', filter));
    filter();
  }
  // A link to a section that the filter hides shows it.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) {
      find.value = '';
      boxes.forEach(box => { box.checked = true; });
      filter();
      target.scrollIntoView();
    }
  });

  // A file that is offered twice is in the page once.
  const held = new Map();
  document.querySelectorAll('a[download]').forEach(link => {
    const address = link.getAttribute('href');
    if (address.startsWith('data:')) held.set(link.download, address);
    else if (held.has(link.download)) link.href = held.get(link.download);
  });

  // The plots, each drawn when it comes near the screen.
  const SHAPES = { printed: 'circle', derived: 'circle', witness: 'rectRot', found: 'circle', upper: 'triangle' };
  const DASHES = { printed: [], derived: [5, 4], witness: [], found: [], upper: [2, 3] };
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue('--' + name).trim();
  const symbols = { eps: 'ε', beta: 'β', gamma: 'γ', delta: 'δ' };
  const symbol = name => symbols[name] || name;

  class Plot {
    constructor(data, figure) {
      this.data = data;
      this.figure = figure;
      this.canvas = figure.querySelector('canvas');
      this.tip = figure.querySelector('.tip');
      this.tools = figure.querySelector('.tools');
      this.axis = data.axes[0];
      this.fixed = {};
      this.logX = false;
      this.logY = false;
      this.ratios = false;
      figure.querySelector('.stage').hidden = false;
      this.tools.hidden = false;
      this.chooseFixed();
      this.controls();
      this.keys();
      this.draw();
    }

    index(parameter) { return this.data.parameters.indexOf(parameter); }

    text(point, parameter) {
      const at = point.at[this.index(parameter)];
      return at ? at[0] : '';
    }

    others() { return this.data.parameters.filter(name => name !== this.axis && this.values(name).length > 1); }

    values(parameter) { return [...new Set(this.data.points.map(point => this.text(point, parameter)))]; }

    // The setting of the other parameters that has the most points along the axis.
    chooseFixed() {
      const counts = new Map();
      for (const point of this.data.points) {
        const key = JSON.stringify(this.others().map(name => this.text(point, name)));
        counts.set(key, (counts.get(key) || 0) + 1);
      }
      const best = [...counts].sort((a, b) => b[1] - a[1])[0];
      const values = best && best[1] > 1 ? JSON.parse(best[0]) : [];
      this.fixed = {};
      this.others().forEach((name, k) => { this.fixed[name] = values.length ? values[k] : '*'; });
    }

    controls() {
      this.tools.replaceChildren();
      const choice = (label, options, value, change) => {
        const select = document.createElement('select');
        for (const [key, text] of options) {
          select.add(new Option(text, key, false, key === value));
        }
        select.addEventListener('change', () => { change(select.value); this.draw(); });
        this.label(label, select);
      };
      const tick = (label, name) => {
        const box = document.createElement('input');
        box.type = 'checkbox';
        box.checked = this[name];
        box.dataset.scale = name;
        box.addEventListener('change', () => { this[name] = box.checked; this.draw(); });
        this.label(label, box);
      };
      if (this.data.axes.length > 1) {
        choice('over', this.data.axes.map(name => [name, symbol(name)]), this.axis, value => {
          this.axis = value;
          this.chooseFixed();
          this.controls();
        });
      }
      for (const name of this.others()) {
        choice(symbol(name), [['*', 'all'], ...this.values(name).map(value => [value, value])], this.fixed[name], value => {
          this.fixed[name] = value;
        });
      }
      choice('show', [['values', this.data.quantity], ['ratios', 'ratio to ' + this.data.series[0].name]],
          this.ratios ? 'ratios' : 'values', value => { this.ratios = value === 'ratios'; });
      tick('log ' + symbol(this.axis), 'logX');
      tick('log values', 'logY');
    }

    label(text, control) {
      const label = document.createElement('label');
      label.append(text + ' ', control);
      this.tools.append(label);
    }

    points() {
      return this.data.points.filter(point => point.at[this.index(this.axis)]
          && this.others().every(name => this.fixed[name] === '*' || this.text(point, name) === this.fixed[name]));
    }

    draw() {
      const points = this.points();
      const joined = this.others().every(name => this.fixed[name] !== '*');
      let dropped = 0;
      const datasets = this.data.series.map((series, s) => {
        const data = [];
        for (const point of points) {
          const x = point.at[this.index(this.axis)];
          const y = (this.ratios ? point.ratios : point.values)[s];
          if (x[1] === null || !y || y[1] === null) continue;
          if ((this.logX && x[1] <= 0) || (this.logY && y[1] <= 0)) { dropped++; continue; }
          data.push({ x: x[1], y: y[1], point });
        }
        data.sort((a, b) => a.x - b.x);
        const ink = colour('s-' + series.role);
        return {
          label: series.name, data, borderColor: ink, backgroundColor: series.role === 'upper' ? 'transparent' : ink,
          pointStyle: SHAPES[series.role], borderDash: DASHES[series.role], showLine: joined, borderWidth: 1.8,
          radius: { printed: 2.5, derived: 2.5, upper: 7 }[series.role] || 4.5, hoverRadius: 8, pointBorderWidth: 1.5, order: -s,
        };
      });
      const least = Math.min(...datasets.flatMap(set => set.data.map(item => item.y)));
      const whole = points.every(point => { const at = point.at[this.index(this.axis)]; return !at || Number.isInteger(at[1]); });
      const scale = (title, log, zero, integers) => ({
        type: log ? 'logarithmic' : 'linear',
        title: { display: true, text: title, color: colour('faint'), font: { size: 12 } },
        ticks: { color: colour('faint'), maxTicksLimit: 8, ...(integers && !log ? { precision: 0 } : {}) },
        grid: { color: colour('rule') }, border: { color: colour('rule-strong') },
        ...(log ? {} : zero ? { min: 0 } : { grace: '4%' }),
      });
      this.hide();
      if (this.chart) this.chart.destroy();
      Chart.defaults.font.family = colour('sans');
      this.chart = new Chart(this.canvas, {
        type: 'scatter',
        data: { datasets },
        options: {
          animation: false, responsive: true, maintainAspectRatio: false,
          interaction: { mode: 'nearest', intersect: false },
          scales: { x: scale(symbol(this.axis), this.logX, false, whole), y: scale(this.ratios ? 'ratio' : this.data.quantity, this.logY, least >= 0) },
          plugins: {
            legend: { position: 'bottom', align: 'start', reverse: true, labels: { usePointStyle: true, boxHeight: 7, color: colour('ink'), font: { size: 12 }, padding: 14 } },
            tooltip: { enabled: false, external: context => this.show(context.tooltip) },
          },
        },
      });
      let note = this.figure.querySelector('.dropped');
      if (!note) {
        note = document.createElement('p');
        note.className = 'note dropped';
        this.figure.querySelector('.stage').after(note);
      }
      note.textContent = dropped ? dropped + ' values that are not positive are not on a logarithmic axis.' : '';
      note.hidden = !dropped;
    }

    // What a point says: its parameters, and the exact number of each series.
    show(tooltip) {
      const item = tooltip.dataPoints && tooltip.dataPoints[0];
      if (!item || tooltip.opacity === 0) { this.hide(); return; }
      const point = item.raw.point;
      const head = document.createElement('b');
      head.textContent = this.data.parameters.map(name => symbol(name) + ' = ' + this.text(point, name)).join(', ');
      this.tip.replaceChildren(head);
      this.data.series.forEach((series, s) => {
        const value = (this.ratios ? point.ratios : point.values)[s];
        if (!value) return;
        const line = document.createElement('div');
        const name = document.createElement('i');
        const number = document.createElement('span');
        name.textContent = series.name;
        number.textContent = value[0];
        line.append(name, number);
        this.tip.append(line);
      });
      this.tip.classList.add('on');
      const stage = this.canvas.parentElement;
      const room = stage.clientWidth - this.tip.offsetWidth;
      this.tip.style.left = Math.max(0, Math.min(room, tooltip.caretX + 12)) + 'px';
      this.tip.style.top = stage.offsetTop + Math.max(0, tooltip.caretY - this.tip.offsetHeight - 10) + 'px';
    }

    hide() { this.tip.classList.remove('on'); }

    keys() {
      this.at = -1;
      this.canvas.addEventListener('keydown', event => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (event.key === 'Escape') { this.hide(); return; }
        if (!step) return;
        event.preventDefault();
        const places = [];
        this.chart.data.datasets.forEach((set, datasetIndex) => set.data.forEach((item, index) => {
          places.push({ datasetIndex, index, x: item.x, set: datasetIndex });
        }));
        places.sort((a, b) => a.x - b.x || a.set - b.set);
        if (!places.length) return;
        this.at = (this.at + step + places.length) % places.length;
        const place = places[this.at];
        const element = this.chart.getDatasetMeta(place.datasetIndex).data[place.index];
        this.chart.setActiveElements([place]);
        this.chart.tooltip.setActiveElements([place], { x: element.x, y: element.y });
        this.chart.update('none');
      });
      this.canvas.addEventListener('blur', () => { this.at = -1; this.hide(); });
    }
  }

  const data = new Map(JSON.parse(document.getElementById('plot-data').textContent).map(plot => [plot.id, plot]));
  const drawn = new Map();
  const draw = figure => {
    const plot = data.get(figure.dataset.plot);
    if (plot && plot.axes.length && !drawn.has(figure)) drawn.set(figure, new Plot(plot, figure));
  };
  const figures = [...document.querySelectorAll('figure.plot')];
  // Room is kept from the start, so that nothing moves when a plot is drawn.
  figures.forEach(figure => {
    const plot = data.get(figure.dataset.plot);
    if (plot && plot.axes.length) figure.querySelector('.stage').hidden = false;
    else figure.querySelector('details').open = true;
  });
  const near = new IntersectionObserver(entries => entries.forEach(entry => {
    if (entry.isIntersecting) {
      near.unobserve(entry.target);
      draw(entry.target);
    }
  }), { rootMargin: '300px' });
  figures.forEach(figure => near.observe(figure));
  addEventListener('beforeprint', () => figures.forEach(draw));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.forEach(plot => plot.draw()));
})();
