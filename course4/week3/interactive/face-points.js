// A face with five points to drag, and a mirror. To learn: a label is a place and a number; mirroring moves the places, and the numbers
// of left and right have to be exchanged by hand. Photograph: Eileen Collins; NASA, public domain.
lesson.interactive((ui) => {
  const FACE = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAkGBwgHBgkIBwgKCgkLDRYPDQwMDRsUFRAWIB0iIiAdHx8kKDQsJCYxJx8fLT0tMTU3Ojo6Iys/RD84QzQ5Ojf/2wBDAQoKCg0MDRoPDxo3JR8lNzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzf/wAARCABgAGADASIAAhEBAxEB/8QAHAAAAwACAwEAAAAAAAAAAAAABAUGAgMBBwgA/8QANBAAAgEDAwIEBAQFBQAAAAAAAQIDAAQRBRIhBjETIkFRFGFxgRUjMlIHkaHB0TNCkrHw/8QAGQEAAwEBAQAAAAAAAAAAAAAAAQIDBAAF/8QAHREAAwADAAMBAAAAAAAAAAAAAAERAiExAxJBIv/aAAwDAQACEQMRAD8AUyae5kD87fasPG+BiYsfOTxn0pjp1yHO6f8ATjtUrr1x8XeSiNtsasBnPcV5l2ays0+5SaJ5JEGM5NfXDW0hIVR2x9aO6d00XWlRsRgsDke4oe90S7tJRsQsuePmK50dJCWKzSKRtpIVuQR6UwsSY32SSFh+3Pcf2og6XcTbQqlXGcjFYfh93C2fD3kjsRQD6jOOXwyXTzr6q3DL9/Wvt8Eg8RHZXU5K55/nSmWG6xvYOhHt/elv4hc212SykqO/HcGi2hfVldHqzW7bVP5bf0Pyqb6hkiurd5oGCzIeRS281XYpUcbSdv8A76Uj/EPHuXUsRuXg/Ou6tCwGSCSeQ7RuJOMZ7GmCWc+nRrIxjck5O09qXWyNI7MGw/oQcZoyCOcrJLcsCBwAX70z4AcPdeHA53EfTvip9jJLOT+5s/4FcW1yxb85vKOTmmujQfHalAAMAygkY7AUEoMdpaKY7KzhjYElUAwoySacC4llG57GcRD125P8qVxXC2EDTyKSAu7gd6UXnXOpw20VxBppW3lfZGWbljVMQtwr4J9PlmUFgknorjaf60yltbeVf0rkCoLTOp7jU7SO5urTbE5wCy9/pVXpFx4oG1sj/qjfh3yhf4fa+GMxjNKb3QLCVg5jVcd/pTDUrsWqlicAfOpW81qKRi0kZkRe53cKPnQcCqA630bYTIfDmERHIORXW+rdN3VjLm3InA/3Ka7Ki6q6fmZke3DMvDELnFAazaWF0guNMcR59EPB+RFdJwD2dWTm4sJsSkpv5Ioq1dGUyNJvB496J6whwIJCOclTSnRkJdkOcYyPnTS4Um3HDY5kMpDDBB7e1WfQkZfUAzdlQ/1NP+q+jIzcfEWqhVkfzBR2rjpbSpNPuJVlTDoR9xS5ppwbHapeR2KTxqGUYx2ND3vT1hc2/gXMRZM5C4yM0ys3JVcYxTGRG2BlXijitDMk4tFWC1S0giZbdG3BSPWmdkgjbCjGABRtxL+Wy5AJoKNgjbe/vQfRoK+pHZ+AfJnBrG00yFrORQAVljKcj9II5xXGtAgAk+UHmjdHlD26qpyB70EzoTGn9LNplzcXCMJjJnllA4xj0+QpfY6PJFdShUKq7ZK54rsVgpGGUZpTqSrF5hj7UW9CyHVnW9iFgfA/SwYVJ6X+Xcxv6Z5q662lHw0vqWIAqFtXCA5OMMCKOL/LQmS2emJYxIm00tvEgWJ2Y7JV7AjvToR0NqSD4GY4BIWtPkwTVJ4ZQGs7ldgyRWeoa0IYNofvwADyTQVrCJVXnHFYtYC0lku5UMpTJGRnaPkKyV/DUp9MrUTBPFuM72Pb2FbLa8spZiolyAefStNnrWnX6BoZh7cgijmtrG5gx4yKT7iikxqJuoruzWHYr+Yn3pZpuoNbXIMYzHxkCj77R7OPcfiQT9aUtPY2LgtcxDnA3NjNBo4tre7jljDg5BFJNfmXB24rKwaQorqhVHyce/zpPq8ryTMD6UKKyV6gs5NQiZYyfLzwM1x0X0DNqN6s2pZS1j8xQdz7A1cdP9PG+tBdNcGNWcgqEySB86r7a0hs4RFAu1R/M1bx4PrIZ5Lgln6v0yP1kb6LQkvWWlyRvGyzAMCP0ivPk2u6nMfNduPkvFaRqV7nPxU3/I1qcIVHpXSp0lhRlYEelOnIaIE1CdFySL0/YTuxYSRgEn3qxt5wyAVg4zWgFII7Gdmjt1aFyS6BfU96atb6bJbs0ls8ZkxtbbjFa2jO7K+ta7jxQOS2B2HpT4tLo+mBarDo6hzHGWwoABzyal7fRbG51IXUsYkcHKKR5E+3vVBdIWTaEJzWu0hFuQXwCTQydDpcHD7LezLMPMVwPkKidRk3SMw5LHC081bUBKCqnygUJ09YfiF98VJ/oQHgfub0pUvZxE24qVmkW4s9Nt4CMMqDd9fWiHasQa+wfWtqURmPJQtnzhiF+tciDB5kH2rGSUsc5rFCTIv1o7E0egv4exiXpe0ibzDZim2ZtNmAkO+EnAf2+tTn8JtVt7rSEtQ6ie3yrITyR6Gr+9tkmhJIBB7isLTrNSeji3dZkXDjit1wFIC7uakryK/05t9m2+P9jelLp+rLy2yJ7GTI9QeKaodZIrZwFUnPlFTWpaiquQrD/FJ7nqm5vhsggKg9yaCEU0p3TMST6ClZzyDZ7szeSM+X1b3q46UtjFo0RxjeS1QDYhiLdsCnPR/W1vNbLGr+NCnBXs8f29qt4Ma2yObL3Zg18RxWVvPDdQrNA4dG7EVywq5M/9k=";
  const MIRRORED = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAkGBwgHBgkIBwgKCgkLDRYPDQwMDRsUFRAWIB0iIiAdHx8kKDQsJCYxJx8fLT0tMTU3Ojo6Iys/RD84QzQ5Ojf/2wBDAQoKCg0MDRoPDxo3JR8lNzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzf/wAARCABgAGADASIAAhEBAxEB/8QAHAAAAgIDAQEAAAAAAAAAAAAABQYCBAADBwEI/8QANBAAAgEDAwIEBAQFBQAAAAAAAQIDAAQRBRIhBjETIkFRFGFxgRUjMlIHkaHB0TNCkrHw/8QAGQEAAwEBAQAAAAAAAAAAAAAAAQIDBAAF/8QAHREBAQEAAwEBAQEAAAAAAAAAAQARAiExAxJBYf/aAAwDAQACEQMRAD8ASHs59RjaRTGhByNx70PeCSCQbhtIOMZ7mrc8c4WOW2YAHggP2qnco0bqxbL+pJzivOPLVPHT0kVrbpNOwaZzwKZJNWa4bax/LX+p+dct/EPAuUUMTtXk/Ojlnqu9Qp53Ebv/AH0pfDuOThvgjHiO7M7HIXPP86ySXxCHfyL6KvLN9/Slf8Qubm7BVSFPbjsBRKKG6xvUO5Pv/auEm/LRviZH2RyFR+3PYf3ofLZpLIu4kqvJJ9aK/h93M2fD2EDsBUxpdxDuDKWc4wMUMmy127W0ZAZR2x9KzULlIYkkjQYzkVustEu7uU70Krnn5CrHUWmi10qRgMlQMD2FE2CEveN8dEpU+cHnHrU49PcSF+dvtQPQbj4S8iEjbo2YjOewpq1G5CHdB+nHau2S55dOiqJFk2Ace1VYDcX82IiX2cgVDWUIdUGcYyflRbo+HInkA5yFFXDOGynblt0npu6vpc3BEAP+5jXSNE6NsIUHiTCUnknIqlo1pYWqG41NxJj0c8D5AVfl6q6fhZUS3Cs3CkrjNLm+1DqZrLQLCJi4jVs9vpRb8PtfDOIxmk+z1qKNg0cZjRux3cMPlTVpt2LpQwOQfnXGRdrsVrbxL+lckUNnn0+KZgGDyeqoNx/pWavceEDubA/7pU1Pqe40y0kubW03RIcEqvb60d/kP9mc3EsQ3JYzmI+u3B/lQfWjHe2c0aggshGGGCDQyz651Oa2luJ9NLW8T7JCrcqaLy3C38CzxqQCu7kdqHIuHbiqmSKcH9rZ/wAimBLrxIEO4n698VT1mD4HUpwRkCUkDHcGhVzcsG/JbynkYqabCHap+ZcyP6Z4ps6IsQ0CZH6mLGlO6cOBg5yxJp66JlHw0XoVJBqqv5yXidxa+0eSW6iDIWVGyFzxRDUOlm1O5t7h2EJjxyqg8Yx6/I0f01Vl8xx96LKFAwqjNAep82C3emQrZxqQAsUYTgfqAHGal027JwT5M4FWtYlCW7KxwD7VS0UEgkHyk8UFmCL3qCRsMM5BFDJdFWe1e0niZrd23FQPWicjB229vartvL+Wq5BIont2Qiy6esLa38C2iKpnJXGBmrElikEbBVGMdhRuNG2FmXih145CtnGKPI6lLjfXcZTUCy9mQf0NJiGQSgKMknt711HqnSpNQuIliTLuT9hXvSnRkYuPiLpQyxv5Qw70OArkvLo2BdadAzadetNpuXtZPMEPce4Fe9P2cmnxKshPm55GK7Nc2kN5CYp13Kf5ilDqDp42NobpbgyKrgBSmCAfnVPpwfSXhyPKzoEy4G7FG7i7jijLk4AFJ2kSvHMoHrRi/aQIzshZEwce3zqO1yE6lqDXNyTIMR84Bon07d2bQ7GfzA+9BVnsb5yVuYjzg7Wzii1jo9nJtPxIB+tEGaK3N5ZRTBTLgE8eta7oTFPFt871Pb3FXFtrG2gx4yMR7CqN5rWnWCFpph7cAmijdrX9P1oTQbS/bggnkGoXlyuw4IqmtgLuWO7iQxF8E4GNw+YqV1CIlbnPFLr/AGVylZpA0SMp3yt3AHaiUUYjTaK801B8DCcAErVkx1r+fADbLz5bSRqr6vbi8024gAyzIdv19K3YPpWE06bLc806TbIrHgqcNTsmy4swyjzBcH5ilrqGw/D774qP/QnPI/a3rVvSdQEQCsfKRWN4/lxtI6QW40WxttSN1FGI3Jy6geR/t700aVDo7BDJGVypBAzwap3cIuCSmCQa2WqFU2lCMUeLlQx9jq2+mx26tHbPIY87m25zQp4I76dWkt1WFCCiFfUdqu2/ikcFsHuPStixndlvSjyR8h5b0IWIkUF1WdIoXZmAHrRC4nCoRSd1pJI3T9/OjFRHGQCPek9ZGKxdZaXHGkarMQoA/SKtwdX6ZJ6yL9Vr5rOpXuc/FTf8jW6HXdThPlu3Pybmt5lk0vqwDis2ZNTUV5cTw2sLTTuERe5NLNBuq7Yy6NKcZ2ENSPBdmHySHy+je1EusOtreG2aNn8GF+Avd5Pt7UGXE0QbvkVD78cRqfNj+m6irOAzD/NMsADKDnymuamKaI7oWII9DV226pubEbJ4CwHYiolY5F063CgFd3Nabh1hRsuOaR4OrLy5wILGTJ9SeKI2cV/qLb7xtkf7F9aO3PIrmZtSmIjOyEHBf3+lCf4hRiLpe7iXyjZinKytkhhBAAA7CkD+LOq29rpD2pdTPcYVUB5A9TQB0kXq4cYMniQfevDbPnCkN9Kg5Ikb61KOUqc5rd3Zer//2Q==";
  const names = ["1 eye, left in the picture", "2 eye, right in the picture", "3 nose", "4 corner of the mouth, left", "5 corner of the mouth, right"];
  const right = [[0.337, 0.321], [0.692, 0.345], [0.506, 0.559], [0.315, 0.645], [0.677, 0.664]];        // as O-Net finds them
  const starts = [[0.2, 0.15], [0.8, 0.15], [0.5, 0.4], [0.2, 0.85], [0.8, 0.85]];
  const partner = [1, 0, 2, 4, 3];
  let points = starts.map((p) => [...p]), chosen = 0, mirrored = false, exchanged = false;

  const which = ui.choice("point", names);
  const place = ["x", "y"].map((axis, k) => ui.slider(axis, { min: 0, max: 1, step: 0.01, value: points[0][k] }));
  const mirror = ui.toggle("mirror the picture with its points");
  const exchange = ui.toggle("exchange the numbers 1 and 2, 4 and 5");
  const show = () => { which.value = names[chosen]; place.forEach((slider, k) => { slider.value = points[chosen][k]; }); };
  ui.button("put them where they belong", () => { points = labels().map((p) => [...p]); show(); });
  ui.button("start again", () => {
    points = starts.map((p) => [...p]); chosen = 0; mirrored = exchanged = false; mirror.value = exchange.value = false; show();
  });

  const flip = ([x, y]) => [1 - x, y];
  // Where each number belongs in the picture as it is shown: point 1 is always on the picture's left.
  const labels = () => (mirrored ? partner.map((k) => flip(right[k])) : right);

  // The pointer keeps the point that it took as long as it goes on without a pause.
  let when = 0;
  const face = ui.plot({
    height: 340, half: true, alt: "The face with its numbered points.",
    press: (x, y) => {
      const now = performance.now(), far = (k) => Math.hypot(points[k][0] - x, points[k][1] - y);
      if (now - when > 400) chosen = points.reduce((best, _, k) => (far(k) < far(best) ? k : best), 0);
      when = now;
      points[chosen] = [x, y].map((v) => Math.round(100 * Math.min(1, Math.max(0, v))) / 100);
      show();
    },
  });
  const vector = ui.grid({ wide: true, alt: "The eleven numbers of the label." });
  const text = ui.text();

  ui.update(() => {
    if (mirror.value !== mirrored) { mirrored = mirror.value; points = points.map(flip); show(); }
    if (exchange.value !== exchanged) { exchanged = exchange.value; points = partner.map((k) => points[k]); show(); }
    if (names[chosen] !== which.value) {
      chosen = names.indexOf(which.value);
      show();
    } else {
      points[chosen] = place.map((slider) => slider.value);
    }
    const far = labels().map(([x, y], k) => Math.hypot(points[k][0] - x, points[k][1] - y));
    face.draw([{
      x: points.map((p) => p[0]), y: points.map((p) => p[1]), mode: "markers+text", text: points.map((_, k) => `<b>${k + 1}</b>`), hoverinfo: "skip",
      textfont: { size: 13, color: "#000000" },
      marker: { size: 24, color: far.map((d) => (d < 0.06 ? "#56B4E9" : "#E69F00")), line: { width: points.map((_, k) => (k === chosen ? 3 : 1)), color: "#ffffff" } },
    }], {
      title: { text: mirrored ? "mirrored" : "as it is" }, margin: { l: 6, r: 6, b: 6 },
      images: [{ source: mirrored ? MIRRORED : FACE, xref: "x", yref: "y", x: 0, y: 0, sizex: 1, sizey: 1, sizing: "stretch", layer: "below" }],
      xaxis: { visible: false, range: [0, 1], constrain: "domain" }, yaxis: { visible: false, range: [1, 0], scaleanchor: "x", constrain: "domain" },
    });
    const write = (v) => ui.number(Math.round(100 * v) / 100);
    vector.draw({
      title: "the label: p, then x and y of each point",
      rows: [[{ text: "p", head: true }, 1, ""], ...points.map((p, k) => [{ text: k + 1, head: true }, ...p.map((v) => ({ text: write(v), colour: far[k] < 0.06 ? ui.fade(ui.colour.sky, 0.35) : ui.fade(ui.colour.orange, 0.35) }))])],
    });
    const wrong = far.map((d, k) => [d, k]).filter(([d]) => d >= 0.06).map(([, k]) => k + 1);
    const elsewhere = wrong.filter((number) => Math.hypot(points[number - 1][0] - labels()[partner[number - 1]][0], points[number - 1][1] - labels()[partner[number - 1]][1]) < 0.06);
    text.say(wrong.length === 0 ? "All five labels mean the same as in the other pictures."
      : elsewhere.length ? `Points ${elsewhere.join(", ")} lie on the face where they should, but carry the number of their partner: a network trained on this and on pictures as they are puts both halfway.`
        : `Not yet where they belong: ${wrong.join(", ")}. Point 1 is the eye on the picture's left, in every picture.`);
  });
});
