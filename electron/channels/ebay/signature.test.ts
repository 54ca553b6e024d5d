/** Signatures as eBay wants them: its own published example, and a stub that reads them as the RFC says. */
import { expect, test } from 'vitest';
import { isUsable, signatureHeaders } from './signature.ts';
import { openShop, told } from './testing/open-shop.ts';

/** eBay/digital-signature-verification-ebay-api, README: keys, payload and headers of its example. */
const EXAMPLE = {
  jwe: 'eyJ6aXAiOiJERUYiLCJlbmMiOiJBMjU2R0NNIiwidGFnIjoiSGdLcjNSSWFlZll0Mkd4blBUUTEwUSIsImFsZyI6IkEyNTZHQ01LVyIsIml2IjoiQTVOQXFYUXlITkNIT01GVSJ9.z3JcS0vvxrYboqpySAq_Znww-3V6AllxmJP5JEMkuLY.K1f4MVMEc8ylbfSS.fASwJyMCk2tXZsNWk13IcuVgSWTOcynSdAoJrK4WApZANlxAP9J0qr0Jz_4aFldFDSZ5tfuxLGqzJmWU7CiZWwNjk2XoVy8q5ogMrFNFwFXP4SrX1XORhNLZPTyS5DEqLDPYn2NX944xendEwfcxxXsTSeNCUnmSyfitiscUC04GYOfn0UWQ2buSWx7Yod0IR2GtTGUsM9o3J-riuNDKhw.rRsWM1Sl_2stTnZLJkWVmQ',
  privateKey: 'MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF',
};
test("eBay's own example comes out as eBay has it, byte for byte", () => {
  const headers = signatureHeaders(EXAMPLE, {
    method: 'POST',
    url: 'http://localhost:8080/verifysignature',
    body: '{"hello": "world"}',
    created: 1659651955,
  });
  expect(headers).toEqual({
    'content-digest': 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    'x-ebay-signature-key': EXAMPLE.jwe,
    'signature-input':
      'sig1=("content-digest" "x-ebay-signature-key" "@method" "@path" "@authority");created=1659651955',
    signature:
      'sig1=:uunxYrXKC8KaoupD5D1DKdmQmrOhz6b4Xbhb3o9d4x4xFIpg++XzEZztOyeOI59rMMjM3NIcFgxBH0c1ckpfBw==:',
  });
});

const LINES = [{ sku: 'PEN-BR', title: 'Brass Pen', units: 1 }];

test('a seller in the UK cancels: one key is made, kept, and serves again after a restart', async () => {
  await using shop = await openShop();
  const ids = [1, 2, 3].map(() => shop.stub.orders.place({ lines: LINES }));
  const [first = '', second = '', third = ''] = ids;
  await Promise.all([first, second].map((id) => told(shop.connector.cancel(id, 'k', ''))));
  const restarted = shop.connect();
  expect(await told(restarted.cancel(third, 'k', ''))).toMatchObject({ kind: 'done' });
  expect(ids.map(shop.stub.orders.isCancelled)).toEqual([true, true, true]);
  expect(shop.stub.signatures.made.size).toBe(1);
  expect(shop.kept.signingKey).toContain([...shop.stub.signatures.made.keys()][0]);
});

test('a key whose three years are over is replaced', async () => {
  await using shop = await openShop();
  const [first, second] = [1, 2].map(() => shop.stub.orders.place({ lines: LINES })) as [
    string,
    string,
  ];
  await told(shop.connector.cancel(first, 'k', ''));
  shop.clock.pass(3 * 365 * 86_400_000);
  expect(await told(shop.connector.cancel(second, 'k', ''))).toMatchObject({ kind: 'done' });
  expect(shop.stub.signatures.made.size).toBe(2);
});

test('where eBay gives no key it is sent without one, and eBay says whether it wants it', async () => {
  for (const wantsSignatures of [true, false]) {
    await using shop = await openShop({ wantsSignatures });
    shop.stub.signatures.refuse = true;
    const id = shop.stub.orders.place({ lines: LINES });
    expect(await told(shop.connector.cancel(id, 'k', ''))).toMatchObject(
      wantsSignatures
        ? { kind: 'rejected', code: '215120', reason: 'Signature is missing.' }
        : { kind: 'done' },
    );
  }
});

test('what is kept of a key and is none is made anew, and a key that cannot sign is not used', async () => {
  await using shop = await openShop();
  shop.kept.signingKey = JSON.stringify({ jwe: 'eyJ', privateKey: 'AAAA', expirationTime: 9e9 });
  const id = shop.stub.orders.place({ lines: LINES });
  expect(await told(shop.connector.cancel(id, 'k', ''))).toMatchObject({ kind: 'done' });
  expect(shop.stub.signatures.made.size).toBe(1);
  expect([isUsable(EXAMPLE), isUsable({ privateKey: 'AAAA' })]).toEqual([true, false]);
});
