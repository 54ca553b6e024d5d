/*
 * What the shop's server asks of every document that a station writes: the source of CouchDB's `validate_doc_update`,
 * put together with a collection's rules by check-function.ts. It runs inside CouchDB, whose JavaScript may be that of
 * 2009: no imports, nothing newer than ES5, nothing but its arguments. Reasons hold no data: people read them in logs.
 */
function checkDocument(rules, newDoc, oldDoc, userCtx) {
  if (userCtx.roles.indexOf('_admin') !== -1) return;
  // What was taken out before is written as if it were new.
  var old = oldDoc && !oldDoc._deleted ? oldDoc : null;
  checkId(newDoc._id, rules.idLength);
  if (newDoc._deleted) {
    // A leaf that server-to-server replication left over is closed once it is merged; the record lives on.
    if (!rules.removable && newDoc.merged !== true)
      refuse('records of this kind are never deleted');
    return;
  }
  checkVersion(newDoc.v, old);
  // A later Packbench than the one that wrote this function knows its own records best.
  if (newDoc.v > rules.v) return;
  if (newDoc.v === rules.v) checkFields(rules, newDoc);
  if (rules.unchanging && old && old.v === newDoc.v) checkSame(newDoc, old);
  if (rules.kind === 'orders') checkOrder(newDoc, old);
  if (rules.kind === 'shipments') checkShipment(newDoc, old);
}

function refuse(reason) {
  throw { forbidden: 'Packbench: ' + reason };
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value, least) {
  return typeof value === 'number' && value % 1 === 0 && value >= least;
}

function checkId(id, longest) {
  if (!/^[a-z0-9:.-][a-z0-9:._-]*$/.test(id)) refuse('_id has other letters than a-z 0-9 : . _ -');
  if (id.length > longest) refuse('_id is longer than ' + longest);
}

function checkVersion(v, old) {
  if (!isWhole(v, 0)) refuse('v is not a schema version');
  if (old && old.v > v) refuse('v is lower than that of the document it replaces');
}

function checkFields(rules, doc) {
  rules.required.forEach(function (name) {
    if (!Object.hasOwn(doc, name)) refuse(name + ' is missing');
  });
  Object.keys(rules.fields).forEach(function (name) {
    var field = rules.fields[name];
    if (!Object.hasOwn(doc, name)) return;
    if (!isOfType(doc[name], field.type)) refuse(name + ' is not of type ' + field.type);
    if (field.maxLength !== undefined && doc[name].length > field.maxLength)
      refuse(name + ' is longer than ' + field.maxLength);
  });
}

function isOfType(value, type) {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return typeof value === type;
}

// Two stations that wrote one record while apart keep the earlier; nothing else is ever put in a record's place.
function checkSame(doc, old) {
  var now = canonical(doc, true);
  var before = canonical(old, true);
  if (now === before) return;
  if (doc.at > old.at || (doc.at === old.at && now > before))
    refuse('records of this kind never change');
}

/** One spelling for each JSON value; of a document, without what is the server's. */
function canonical(value, isDocument) {
  if (Array.isArray(value))
    return (
      '[' +
      value
        .map(function (part) {
          return canonical(part, false);
        })
        .join(',') +
      ']'
    );
  if (!isObject(value)) return JSON.stringify(value);
  var parts = [];
  Object.keys(value)
    .sort()
    .forEach(function (key) {
      if (isDocument && (key.charAt(0) === '_' || key === 'v')) return;
      parts.push(JSON.stringify(key) + ':' + canonical(value[key], false));
    });
  return '{' + parts.join(',') + '}';
}

function checkOrder(doc, old) {
  if (!isObject(doc.facts)) refuse('facts are missing');
  if (!Array.isArray(doc.log)) refuse('log is missing');
  var revs = revsOf(doc.log);
  if (!old || !Array.isArray(old.log)) return;
  old.log.forEach(function (entry) {
    var rev = revs['entry ' + entry.id];
    if (rev === undefined) refuse('log has lost an entry');
    if (rev < entry.rev) refuse('a log entry goes back to an earlier rev');
  });
}

function revsOf(log) {
  var revs = {};
  log.forEach(function (entry) {
    if (!isObject(entry) || typeof entry.id !== 'string' || entry.id === '')
      refuse('a log entry has no id');
    if (!isWhole(entry.rev, 1)) refuse('a log entry has no rev');
    // No name that every object has begins like this.
    var key = 'entry ' + entry.id;
    if (revs[key] !== undefined) refuse('log has two entries of one id');
    revs[key] = entry.rev;
  });
  return revs;
}

function checkShipment(doc, old) {
  var now = stationsOf(doc);
  if (now.length === 0) refuse('nobody confirmed the shipment');
  if (!old) return;
  stationsOf(old).forEach(function (station) {
    if (now.indexOf(station) === -1) refuse("a station's confirmation was left out");
  });
}

/** The stations that confirmed a shipment: the one that stands and those to recall. */
function stationsOf(shipment) {
  var recalled = Array.isArray(shipment.recalled) ? shipment.recalled : [];
  var stations = [];
  [shipment.confirmed].concat(recalled).forEach(function (confirmation) {
    if (
      isObject(confirmation) &&
      isObject(confirmation.by) &&
      typeof confirmation.by.station === 'string'
    )
      stations.push(confirmation.by.station);
  });
  return stations;
}
