import { expect, test } from 'vitest';
import { joinCodeText } from '../../../../shared/replication/connecting.ts';
import { fieldFaults, fieldOf, noFields, requestOf, withAddress } from './connect-fields.ts';

const typed = { ...noFields, user: 'bench2', password: 'geheim' };

test('a join code fills address and workspace and leaves the account', () => {
  const code = joinCodeText({
    address: 'https://orders.example.com:6984',
    workspace: 'corner_shop',
  });
  expect(code).toBe('packbench-join:corner_shop@https://orders.example.com:6984');
  expect(withAddress(typed, ` ${code}\n`)).toEqual({
    address: 'https://orders.example.com:6984',
    workspace: 'corner_shop',
    user: 'bench2',
    password: 'geheim',
  });
});

test('an address with an account in it is taken apart', () => {
  expect(withAddress(noFields, 'https://bench%202:p%40ss@orders.example.com/couch/')).toEqual({
    address: 'https://orders.example.com/couch',
    workspace: '',
    user: 'bench 2',
    password: 'p@ss',
  });
  expect(withAddress(typed, 'https://bench9@orders.example.com')).toEqual({
    address: 'https://orders.example.com',
    workspace: '',
    user: 'bench9',
    password: 'geheim',
  });
  expect(withAddress(noFields, 'https://a:100%@h').password).toBe('100%');
});

test('any other text is the address as it was typed', () => {
  expect(withAddress(typed, ' 192.168.1.20:5984 ')).toEqual({
    ...typed,
    address: '192.168.1.20:5984',
  });
  expect(withAddress(typed, 'packbench-join:Not a name@x').address).toBe(
    'packbench-join:Not a name@x',
  );
});

test('what is missing is known before anybody is asked', () => {
  expect(fieldFaults(noFields)).toEqual({
    address: 'missing',
    workspace: 'missing',
    user: 'missing',
    password: 'missing',
  });
  const whole = { ...typed, address: 'h', workspace: 'My Shop' };
  expect(fieldFaults(whole)).toEqual({ workspace: 'bad-workspace' });
  expect(fieldFaults({ ...whole, workspace: ' MyShop ' })).toEqual({});
});

test('the request has the fields without the blanks around them; a password is left alone', () => {
  const fields = { address: ' h ', workspace: ' MyShop ', user: ' bench2 ', password: ' x ' };
  expect(requestOf(fields, true)).toEqual({
    address: 'h',
    workspace: 'myshop',
    user: 'bench2',
    password: ' x ',
    make: true,
  });
});

test('a fault leads to the field where it is put right', () => {
  expect(fieldOf({ kind: 'name-not-found', host: 'h' })).toBe('address');
  expect(fieldOf({ kind: 'wrong-password' })).toBe('password');
  expect(fieldOf({ kind: 'no-permission', database: 'd' })).toBe('workspace');
  expect(fieldOf({ kind: 'locked' })).toBe(null);
});
