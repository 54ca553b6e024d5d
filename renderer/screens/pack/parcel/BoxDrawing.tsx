/** A box seen from above one corner, its front walls left away, with each piece where it lies. */
import type { Placed, Solid } from '../../../../shared/packing/boxes/stow.ts';
import classes from './parcel.module.css';

interface BoxDrawingProps {
  readonly box: Solid;
  readonly placed: readonly (Placed & { readonly sku: string })[];
  readonly title: string;
}

const COS = Math.cos(Math.PI / 6);
const SIN = Math.sin(Math.PI / 6);

type Point = readonly [x: number, y: number, z: number];

export function BoxDrawing({ box, placed, title }: BoxDrawingProps) {
  const { length: l, width: w, height: h } = box;
  const left = -w * COS;
  const wide = (l + w) * COS;
  const high = (l + w) * SIN + h;
  const skus = [...new Set(placed.map(({ sku }) => sku))];
  return (
    <svg
      className={classes.drawing}
      viewBox={`${left - 4} ${-h - 4} ${wide + 8} ${high + 8}`}
      role="img"
      aria-label={title}
    >
      <Face
        className={classes.wall}
        points={[
          [0, 0, 0],
          [l, 0, 0],
          [l, w, 0],
          [0, w, 0],
        ]}
      />
      <Face
        className={classes.wall}
        points={[
          [0, 0, 0],
          [l, 0, 0],
          [l, 0, h],
          [0, 0, h],
        ]}
      />
      <Face
        className={classes.wall}
        points={[
          [0, 0, 0],
          [0, w, 0],
          [0, w, h],
          [0, 0, h],
        ]}
      />
      {fromBehind(placed).map((one) => (
        <Piece
          key={`${one.x},${one.y},${one.z}`}
          piece={one}
          // A hue for each SKU; the same in light and dark.
          hue={(skus.indexOf(one.sku) * 67 + 210) % 360}
        />
      ))}
    </svg>
  );
}

/** What is farther from the eye is drawn first. */
function fromBehind<T extends Placed>(placed: readonly T[]): T[] {
  return placed.toSorted((a, b) => a.x + a.y + a.z - (b.x + b.y + b.z));
}

function Piece({ piece, hue }: { readonly piece: Placed; readonly hue: number }) {
  const { x, y, z, length, width, height } = piece;
  const [x2, y2, z2] = [x + length, y + width, z + height];
  const fill = (light: number) => `hsl(${hue} 45% ${light}%)`;
  return (
    <g className={classes.piece}>
      <Face
        fill={fill(74)}
        points={[
          [x, y, z2],
          [x2, y, z2],
          [x2, y2, z2],
          [x, y2, z2],
        ]}
      />
      <Face
        fill={fill(60)}
        points={[
          [x2, y, z],
          [x2, y2, z],
          [x2, y2, z2],
          [x2, y, z2],
        ]}
      />
      <Face
        fill={fill(50)}
        points={[
          [x, y2, z],
          [x2, y2, z],
          [x2, y2, z2],
          [x, y2, z2],
        ]}
      />
    </g>
  );
}

interface FaceProps {
  readonly points: readonly Point[];
  readonly className?: string | undefined;
  readonly fill?: string;
}

function Face({ points, className, fill }: FaceProps) {
  const flat = points.map(([x, y, z]) => `${(x - y) * COS},${(x + y) * SIN - z}`).join(' ');
  return <polygon points={flat} className={className} fill={fill} />;
}
