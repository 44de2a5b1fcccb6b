// Three drawings to drag over a photograph, a grid, and the target of the chosen thing's cell. To learn: the midpoint picks the cell, the
// column goes with x; sizes are counted in cells and may exceed 1; two midpoints in one cell do not fit into one vector.
// Drawings: Noto Emoji, Apache-2.0. Photograph: Rachel Michetti, CC0.
lesson.interactive((ui) => {
  const GROUND = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCACAAIADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDiFHNPHtSDpSioLHA0A0lSwQvM+1F/Gk9BpNuyGgEnAGTV+2sckF+T6VatbJI1BIJPrV5Rs+7XNOr0R2U6FtZDILdIwCQOPWpTg8jIFNYhfmc5PQCmFt7YHJ/lWNr7m9xZZRGAB/8AXpkUDztwGIPYDk1uaZ4e8wCa7JVTyF7mtpZLSxXZBGoPsOa2UNLswlVSdlqc1BpN+VAitmVfU8VN/YWoYJMI/wC+hW4dQkbpxQLuX+9T5IEe1mc9Lpd5GPnt5B7gZFQFdgxgjFdal64+9zTpY7S9XE8S59RwaTpJ7MpV2viRyCkL65PelznPetPUdDkgBkt2MkXcdxWWoP3fSsZRcXqbxkpK6ONoANSJE8rBUGTWrZWAT5mXc3qegrtlNROCFKU9ipaWDy/M4IX+dbEFusSj5QMdKeFKYGCCfWpsLGMkfma5JzcjuhTjBaAELLlvlFMaRQSEIwO9Me5V+oO309aa2W5JA9AKlLuXvohynzGwOB3Y10Hh7T43H2l1yinC57n1rnI5SpCIASTgV3gH2WwVf7ifrWtNXd+xjXvFJdWVdRvdp8tD9azfM7mmSOXcse9Rs4HU1MpXZnGNkWRNipUnX1rMa4UHlh+dNF3Hn74pcxXIbaSBu9SD2rHiuFJ+V/1q7DdY4bp61amQ4NGrb3BB2tyKy9a01UH2q3X5SfnUdverIYEZBq9bMJYij8g8EVrpJWZmm4PmRwVlYKiAsNo9O5qeRhuVIlAx6VGHkdS24Kg6k9KiafAIjyB3J6muazbuzu20RK7BWJY7m/lUTSbyFUEmkjgeX5jwPX1qyRHbpuAGaeiFuyu48sAMBuxwPSoi/Yd+9LIWbc+DjPJqKg3jFRRNAQlzEzdA4P613+o82DMK87Z/3RXA9c967vSbldT0VQSN23Y3sRWtPZo5cUtVIwbicQoSevasiW4lc/eJJq7ewyvdtEwI2HFSQWSryRk+tczkluaRjZGattNJyWC/Wnixk7TLn3BrZS3A7U/yRU+1GYjW91bjcy5X+8pyKtWt6wID8itERlDlTg1XubJGXzY12n+JR0p86Yt9GXrafGOcqa1tPbLkVzdruT5G/Cuj0lT5RkbvwK6KUrs5a0eVHEsrzsP7o6AdBVmO2AGWwT79qtJCkQAx07UkhycYx7VB0NjdyqODkD0qheSZl29gMmr6pn6dsVlTnc8h/wBrFBdJXdyLceRnj0pKO9KAWPqTTNwIyKvaDq50u4VnybeQ7ZR/dPY1C9s0USu3G44qk6bZiD9x+tVF2ZlUSlE9Du7KK+jW6tirFhnI/iFZhj8s7SpBHrXO6Vrt3okhi/1sBOdp9PauvtNW0vWIgd6xydNrHBzSqUlPVbnKpSp6PVFI0lakmlE8wuGFV2065H8GfxrmdGouhoqsH1KnWl2cH3q2unXB/hA+pqcWMcK77mYBR15wKcaM30E6sV1M22sXuJ12jCg8mrOvamml2BggI89lwoH8I9TVLVfFlpZRmDTgJ5ug2/dH+NcpeS3Eu57hy88rDefT0FdUIKmvMz1qSu9jog5b7o57k0nlkcnjP5mg3xiJjt4Ec/3+cChGJALNlu+KixdyQqqDLnj0rGWLfbXEv9xh+prRuH2KSTn2qrpzCa1vou7oWH1Bz/jQkawdjOq1GVt4t/Bc9PaqpoeQbBzz6UG7JGnZlwxJ5zVZ50LeXIcK38X90+tRvLx1qhM5YmtIwuY1J2WhpMfm8mcYYdCKqsfLkIVuncU20Ms6lG5ROhPUe1Pkt3jUlGJ9QaqyTsZpylHmSLcOu6jbkGK7kHsTkVdTxhqyDBmVvqtc9vMbYdRn0NO81D/APwNXaxleLNuXxdq8gx54X/dUVnyXOoak+JJpZc/3m4FQRyx7gBCCfc1pT2tzHbpIZoIoH6eU4JP4daTuHuoSCK3suSwknx+C1JPNFLBapGDuXc8jH+Jif8BWdc2rWs2HbfGcfOpzmpkMY4ibcv8AKpasrlU5JzSOkt2nm4khVcdx3qRgAwB69qUM2OOtGCRz1NYjIZ8FDgZOKxtHuvKv2Dn7rHI9Qev9a6BYtykEZNcZdP8AZNUcqcgNzirgr3QudRepr3WyKQgDleB7+9UWJNTyN5saSDkYxmoGqUdfQrzHAqq3zMAO9WpRlaqjiRSexreGxy1dzasWFi8Z8tX284ccGjXdRWdt8UCQZG0Kn86iS5AhYvhyexPK/SsyUtLIXPCrxURjd3ZdSaUdNyDJPJ5NKDigg54pDmug4th8cxibcAD2IPet3TLOe7kiTywHkAKL6j1rnsc813trdvax2yRors8IKyDnAzxj6VEtAuzP1fRbmBmi27ike9wD2rnGLQvuTgeldbqcF3fyC5vJjFHkKSeML/nNczfPHIyRQKMLwW/vGkuw9WrnYIvlpgnJp6LltzEBR3p0UO1N0j8nqalMRbbgAKemetc9jdsYwMq7Fyqn73q1cr4nsTDMJQuFauxXbEeADjrVLVrM3tjJ8uSORmqi7O5LV1Y47S70RnyJ+Y24+lX7i3MRBB3I3KsOhrCuImhlKsCCDWlpuqiNDb3QLxHp7VpOF/eRVGty+7IHXiqcqYNbU1oGQy2zebF1OOq/UVQkjBHNRGVjonFSRQ3uoxnikEgCYKgnOc/0p0oCnFRV0I4pXTsOZgSSBjPakzSYoxTIuxDXT+HdStvsxhlcx3UfMbnoR6CuaCk0vlNnpSaT3BKXQ29RuL6+ZjK7bFOME1URIwyrESzgfM3YVXitZJPvMcelaMEIRQqisZSS0R1UqTk7s62KPzDuI+70p8iBTvVSxHc01CxAC8AVcgjCncxJP6CsjNsSGEtEGIAyM4odSqgMwyeKsg5BqNowx2luadhXOS8SaMxQ3US5H8VckQV4NeuPCHXZMqsG4HtXG+I9AMUjSwLx1wBxWsJW0ZEo82xzlpfz2bhonIx2zWudRsr1cSoYpSPvLgZP06H9Kw5ImQ4YYPpTMVo4KWoo1ZQ0Lc9vIGzjKnoR3pq27nqpA+lRJNKnCucelW4dXuoF2hzt/u9vypNS6FqcG7sb9mo+zGrI1sn/AFlvE3/ABTv7XjIyLOL8qj3za9Igjte5q1Fak/dUn8KiOuMB+7t4l/4CKrzavdyjHmbR6ClyzZXtqUdjUMQiGZXVB7mqk+pxRZWAbz6npWU8ryHLsT9TTQM1SorqZTxcnpFWP//Z";
  const things = [
    { name: "giraffe", kind: 0, shape: [46, 60], picture: "data:image/webp;base64,UklGRiwEAABXRUJQVlA4WAoAAAAQAAAALQAAOwAAQUxQSN4BAAARb6CgbRs2VQTt/omIgFePJ7/z0iFZ27Yzkt5UuEzVsD22bZt1AuNZ2TOr1nKMnW3btv5lRVXv0ST9/TmEiP5PAIA+b83fdcixT7V7MiIPRAOqdXn0ic/SzuMayZ5FQ8tPSN59t0RrPTOVo/Msi67G3GrWBUPW5zcz/w+F/CozL0wwNIKsBwbyUZbOnruHDv4i6emgCHSQnKEFYE6NPGbk4CeksnJAQHJYHk9JtubRQVJZOcypkVyeg5+QVL30UCHJB6be0xSn6+3KOGZo9ammlKWFKMUjCyeUNL5nUP2/N0X2NYvkB1P0XcBhokByTBRKlCUJJKyXVERrJE9FFwxBh0iZgl2iN14+avN0LXW2Rn4o3S5obJ3Qt0q2onOLKfPgJ+QK+MlymQtE5BoguCBQpAMEGd8+CO6TNvCd3A5ckRytKQv4Sl4w0PGgi/XcVlMm8IRUFta3dlHmimrqFBWHoTxMMCNJdfBYdTv8gmB4nDUjaoVwTq0hTJ1iQ7hdI0g9oReukZRZ/11ZwDdlRSs0vtICgg8F2S7WP6ENPz7mJ6IO1l+hgzG1NX1qMyRXUi7Wc3iZou+se0IPV1i3iyMkz9+53+jhG73ymV4Sv2RUWIeALorQPH3WwvWzJjIBVlA4ICgCAABQDACdASouADwAPpU8mEglo6KhMBgOqLASiWwArkt8+eccTzUY7wntsB5gPNp9Bm8H+gB5b/sbfuwAi8H6srRiMeub5HYLmXsza9jDNYGXAaGgYSSQbgaBPIPWnVHDp1CN0SaQqmpXNy+ugAD3HjlUPJPOwRDoJEDMaxYKURpw15ifYh7Hgr+oINK64C6HdocOPUaYQHLtjb/85HKbpjUz+NAOjgAmFFF0o+NIE5cz6pgcNH6GRnh/wO//OIf9V8/62xY/XP9opFO+BV65rjIb/Pd/38/VeBZ3mmmcmZniDMqaB8sH//quQMsX4SKuT49BqCOs8rCWMEPhFv8XEHz/xYhzFyH5vkBAGNc5a+8XpJNk47vb/zciBArOGQzY+YcfHtRY1i6TEYtsjEb+AUQL2y7fjHMYbIpwf/Fpo78/gOE/ziWyQHMI4lfGAN+wKV/VtSiqb4/4rx4laRDD7uKu3Auk/00Tzwr6UJ4kvHqLIct7ovHqUPaEw74xmM0IlIjosvMo7enZrPEjAm+HDgPVH6ra98m+yZhJ+K5Fpx7OQCFSddsoMGdgaiZUY5F5gjsYtUa6P4Kk8OOHnFOidc6rRrZgegmYsstwRIox/Qd6qVfD+BWrYeXmox/sGOSwOcvF1Z1CzLJeKnydy6ffDWRkpW/qYPxO7Bx4YZlLsXma4GaoRX5/6DjKgX/z7Js7zSOpp1D/s+rcPDgn2lS/H1RjT7NonloAAAA=" },
    { name: "lorry", kind: 1, shape: [63, 46], picture: "data:image/webp;base64,UklGRugDAABXRUJQVlA4WAoAAAAQAAAAPgAALQAAQUxQSDoBAAARb6CgbRs2VARnfxEROPF/0vtPQ462bWsVfTh0wd1ad3eo6NxdKxZA6e7u7j5SYd34TMrjeVfzn/zku4YFRPR/Aki2eypt+53TU4OuMl0OtVzDe1U3CcUKpk5wHbN9Y/H19fW1MlRu39zcPGsMX6BrmInNJlFmTIqm91ZqTCe4jtm+sVm5YhxcleBaYvvKZuZS7FwpGlfJh5fy33WzWcBl5XK3fSj3hljlYvsvgbn+frteo4tFzoUqgQIiq54n/ZR6q+/bAOb63aSqNBl9DynFweNtUKBdL56U55eXv4L6TxTUQIdeAZGvr++KMJCenp4+Ksz7yhHRkBBPRFQptCl2vXAnJRoAHyHGASCOzADuNQBeTugHcO8m0HdA9aBlACE/gX0XZyVPt9nktOTptYJIuXhpcil5ug0iAlZQOCCIAgAAsA0AnQEqPwAuAD6ZRJxIJaQjITAYCqiwEwlsAMUMIcw3nd73bcP9ehPbc+Kr60HoA8kDrSfQ56W5gEjkCN9apa3jx4nup81Xz2hMM7Z30om3k1qHHmYpYi/kIypm5CZGW362UuUPzn13o41MAcgBS/fo5LfeRAD+uHm0TXg87DK9YZ3zWKn/TKL05Zz8yfT/i3dNDcMF+u5bZbmFhR4KEl13o+/+99IXsw/KXQHH/a4of1n28rBjcpyQ2TivKPHCiBk1mKTbz/mxY6/BqAwwRbh4Wig/iKHRsMyMs5mMDGv+mKwLuW9l7oXcOdxx381uD5cajt6Ev2kfqQ8bO5+Po/YKeFVBe8uVw93dpjfDlg9UOMuNfm4MWq3Q8znCECRannZa0Hd3K0iwfe4vWZwQIE9jnk/qJyeCt0vt2DUqcKUzX1aDG35SQ98V9/OiEX+sV1t15Rdv9oieuU/ZNeu9Vx+c3ef+rS7H+4seTfIZ+2+5KdxNVtNdwxWAzQvz4dtD9svoYy0vm9xt2ym8ZHGf73C03wyooCG+Vx8PvSJzGESYhZvYIUmS11/886En4x5RJmb+0Wit3C6T2toTTC7Gs2RKcADs+jOgP08Hx0U8K+WLfxlZKoxD91p66wGkYr8U4fAkQYiXlCmig0j9bou8Ir/T0POTMwS89waj6IDVS+he7NtL/lqb9fsiFDlWwUai22ij+x7RzhVUd+Fn7gJqTiYImu06eXS1diiHNprO+M6mJJ8cGujDvdyhnJhJD/gqFe60/vc8zhMGsz4sSzgISC3DUT57LNSXiOJ8p2gnmsxSCfKGIhVeFKAJ5Etd160MZvtzpmXYDKfIX6GJDf7XVf5wIUYxgAAA" },
    { name: "strawberry", kind: 2, shape: [54, 62], picture: "data:image/webp;base64,UklGRnAEAABXRUJQVlA4WAoAAAAQAAAANQAAPQAAQUxQSG0BAAARb6AgbQMWzsJfRATKRfGpTJCrbdshSc9fPQrNSJFnbe9GVuTtcO0DcGgzsm2bVeGw6juawrx17QlE9H8CgPEO+SG/IGsJgxLZHMuhmKFq3IIJ1ZrKfW9837+/yWVZblYGjHkVWTwoyTInsiYY89tSJ7sMLZGto/KXpQervbTKYftQuGaZt7oUBsyuhNlsYdpTG33QkFIU2FUvqXJIYB1JPFVc9ZJ+KKwxYUwo2Z5w0qRBSWxAY81ASyjaDuwy8QcPnqqsDAZlzbSEssUsN/l2TuiO8lX3wPXrPrghXeBG8gjziP6LD3k8cHeHZVdd9YAO+mVH4VseT2QPHPtlHxzLZUGBylBlpTAgq4CnsmYoyrqgclg1A3iqWgLMiUTrAX6KtseKUQ78zGN5mAOnJUuSKl8oupJoeSkoS6HybDSaqy4NVp7/F2XqInNl66pbUdqDQjagcu/flA6Ec18nbHUKWo78899v9hC3Lmh3AABWUDgg3AIAABARAJ0BKjYAPgA+nUadSqWjoqGoGAtQsBOJbAC7M4T/h7B+TPMQ8URmXrGz3Sg8UDpzeYn9ePRu9YHoAf0n/AdZ56AHlj/tV8Ef7n+lOUzlQUb5Fc9cqUBEk7qo9j/fPZ1slAymZg6AkWAIva/kbKEt38Fn3dsEdOdcF6nml0tHnGsuvxPz62P8chbDDxYicgAA/utkX/6O7Ra/4L3OS99TzK00Jn8VYfzkvVfQwXHyMZJP6psd8FpSr7/SEIagOsUBfqzEOdDpz+wzctdIedecITqT7f5ph+rE6S85APjqcgA2/M7exr9Gtut53d+yzV+P04MZ37Q9+qjHwdfua4TOAZ9/iZwWIQ96j6kXCP+BR6v8mJ6I7zOL8jQCy5EFF/5EYPpAEf6lCFK0h6ttbTUldoxjWo7JthbtzcuOdcy/DkVEUrZc7TL8pG62ChLTpTyShH66lHueAmln4eGEKaStZbMbv9m6S4mR32H2sjeI/Hwe9oEYedvrXEKlffJQnMljuejZUsUCfXfogEPf+DmF6tBPSgafofn7onl67CHnjXetCdmXmYbolrC49hYgbLZOm9ZN5YFTEsMHHBoL/OPDcnSghg9fs4oGaTCKi4y2uavpID7AmgpFixGWiEBFe5VuXezZiISNG9M84e32L3GiEHvgsaKt5NozTmntCe2eKwP7iOlwoCcb1xnkMydvfsdFVYfSInHdG+mbeB7M/FwDxuNyg3iwOFf1qxdKr9lt+qrX1P/Dd/0qfbe7WM4uBhlYTDO9LreyU5/YTRI/0PM4XyXyU1CBUHs2juBKBfcO0A8DP7QzHwhrtaHD1R27JPy13+Bt50GwBSd64rBI4+pNAsL/ciFu8yN9mfhcR+DxuZEvoKxGtX5I/YvUpvv3NousMkL7+gNVcGC71e4m2pLwKVnXNS4ZEyfOMv+F6SuhuH7RBRzyIsfEcsALQMe4D2ea9MrhY9WP4X8AAA==" },
  ];
  const starts = [[0.2, 0.3, 0.36], [0.55, 0.75, 0.5], [0.72, 0.25, 0.24]];           // middle x, y and long side, in shares
  const state = starts.map((start) => [...start]), names = things.map((thing) => thing.name);
  let chosen = 0;
  const grid = ui.slider("grid S", { min: 1, max: 19, step: 1, value: 3, format: (v) => `${v} by ${v}` });
  const which = ui.choice("thing", names);
  const sliders = ["middle x", "middle y", "long side"].map((label, k) => ui.slider(label, { min: k < 2 ? 0 : 0.1, max: 1, step: 0.01, value: state[0][k] }));
  const show = () => { which.value = names[chosen]; sliders.forEach((slider, k) => { slider.value = state[chosen][k]; }); };
  ui.button("two midpoints in one cell", () => { [state[1][0], state[1][1]] = [0.45, 0.5]; [state[0][0], state[0][1]] = [0.52, 0.46]; chosen = 0; show(); });
  ui.button("start again", () => { starts.forEach((start, k) => { state[k] = [...start]; }); chosen = 0; show(); });

  // The pointer keeps the thing that it took as long as it goes on without a pause.
  let when = 0;
  const layout = { visible: false, constrain: "domain" };
  const scene = ui.plot({
    height: 340, half: true, alt: "The photograph with three drawings, their boxes and midpoints, and the grid; cells that hold a midpoint are tinted.",
    press: (x, y) => {
      const now = performance.now(), far = (k) => Math.hypot(state[k][0] - x, state[k][1] - y);
      if (now - when > 400) chosen = names.reduce((best, _, k) => (far(k) < far(best) ? k : best), 0);
      when = now;
      [x, y].forEach((v, k) => { state[chosen][k] = Math.round(100 * Math.min(1, Math.max(0, v))) / 100; });
      show();
    },
  });
  const zoom = ui.plot({ height: 340, half: true, alt: "The chosen thing's cell enlarged, from 0 to 1 in both directions, with the box in units of the cell." });
  const target = ui.grid({ wide: true, alt: "The eight numbers of the chosen thing's cell." });
  const text = ui.text();

  ui.update(() => {
    if (names[chosen] !== which.value) { chosen = names.indexOf(which.value); show(); } else state[chosen] = sliders.map((slider) => slider.value);
    const S = grid.value, line = (x0, y0, x1, y1) => ({ type: "line", x0, y0, x1, y1, line: { color: "#ffffff", width: 1 } });
    const told = things.map(({ shape, kind, name, picture }, k) => {
      const [x, y, side] = state[k], [w, h] = shape.map((length) => side * length / Math.max(...shape));
      const [column, row] = [x, y].map((v) => Math.min(S - 1, Math.floor(v * S + 1e-9)));
      return { name, kind, picture, x, y, w, h, row, column, inside: [x * S - column, y * S - row], size: [h * S, w * S] };
    });
    const box = (x, y, w, h, colour, width) => ({ type: "rect", x0: x - w / 2, x1: x + w / 2, y0: y - h / 2, y1: y + h / 2, line: { color: colour, width } });
    const image = (source, x, y, w, h) => ({ source, xref: "x", yref: "y", x, y, sizex: w, sizey: h, sizing: "stretch", layer: "below" });
    const here = told[chosen];
    scene.draw([{
      x: told.map((t) => t.x), y: told.map((t) => t.y), mode: "markers", hoverinfo: "skip",
      marker: { size: 13, color: told.map((t) => (t === here ? "#E69F00" : "#F0E442")), line: { color: "#000000", width: 1.5 } },
    }], {
      margin: { l: 6, r: 6, t: 42, b: 6 }, title: { text: `a target of ${S} × ${S} × 8` },
      images: [image(GROUND, 0, 0, 1, 1), ...told.map((t) => image(t.picture, t.x - t.w / 2, t.y - t.h / 2, t.w, t.h))],
      shapes: [
        ...told.map((t) => ({ type: "rect", x0: t.column / S, x1: (t.column + 1) / S, y0: t.row / S, y1: (t.row + 1) / S, fillcolor: t === here ? "rgba(230, 159, 0, 0.35)" : "rgba(86, 180, 233, 0.4)", line: { width: 0 } })),
        ...Array.from({ length: S - 1 }, (_, k) => (k + 1) / S).flatMap((v) => [line(v, 0, v, 1), line(0, v, 1, v)]),
        ...told.map((t) => box(t.x, t.y, t.w, t.h, t === here ? "#E69F00" : "#ffffff", 2.5)),
      ],
      xaxis: { ...layout, range: [0, 1] }, yaxis: { ...layout, range: [1, 0], scaleanchor: "x" },
    });
    const [bx, by] = here.inside, [bh, bw] = here.size;
    const reach = Math.max(0.6, 1.08 * bw / 2, 1.08 * bh / 2), bounds = (b) => [Math.min(-0.15, b - reach), Math.max(1.15, b + reach)];
    const [low, high] = [bx, by].map(bounds).reduce((a, b) => [Math.min(a[0], b[0]), Math.max(a[1], b[1])]);
    zoom.draw([{ x: [bx], y: [by], mode: "markers", hoverinfo: "skip", marker: { size: 13, color: ui.colour.orange } }], {
      title: { text: `cell: row ${here.row}, column ${here.column}` }, margin: { l: 34, r: 8, t: 42, b: 30 },
      images: [image(here.picture, bx - bw / 2, by - bh / 2, bw, bh)],
      shapes: [{ type: "rect", x0: 0, x1: 1, y0: 0, y1: 1, fillcolor: "rgba(230, 159, 0, 0.25)", line: { color: ui.colour.ink, width: 2 }, layer: "below" }, box(bx, by, bw, bh, ui.colour.orange, 2.5)],
      xaxis: { range: [low, high], constrain: "domain" }, yaxis: { range: [high, low], scaleanchor: "x", constrain: "domain" },
    });
    const write = (v) => ui.number(Number(v.toFixed(2)));
    const entries = [["p", "1"], ["bx", write(bx)], ["by", write(by)], ["bh", write(bh)], ["bw", write(bw)], ...[0, 1, 2].map((k) => [`c${k + 1}`, k === here.kind ? "1" : "0"])];
    const half = (from) => [entries.slice(from, from + 4).map(([word]) => ({ text: word, head: true })), entries.slice(from, from + 4).map(([, value]) => value)];
    target.draw({ title: `target of the ${here.name}'s cell`, rows: [...half(0), ...half(4)] });
    const rivals = told.filter((t) => t !== here && t.row === here.row && t.column === here.column).map((t) => t.name);
    text.say(rivals.length ? `The midpoints of ${here.name} and ${rivals.join(" and ")} lie in the same cell. It has one vector: somebody is left out.`
      : `Column: ${S} · ${write(here.x)} = ${write(S * here.x)}, so column ${here.column} and ${write(bx)} inside it. Row: ${S} · ${write(here.y)} = ${write(S * here.y)}, so row ${here.row} and ${write(by)}.`
        + `${bw > 1 || bh > 1 ? " The box is larger than the cell: sizes may exceed 1." : ""}`);
  });
});
