/** The contrast of fields' edges with what they stand on, which axe does not look at (WCAG 1.4.11 asks for 3:1). */
import type { Page } from '@playwright/test';

/** The fields on the page whose edge is hardly seen, each with its contrast. */
export function faintFields(page: Page): Promise<string[]> {
  const fields = page.locator(
    '.mantine-Input-wrapper[data-variant="default"] > .mantine-Input-input',
  );
  return fields.evaluateAll((inputs) => {
    const luminance = (color: string) => {
      const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
        const value = Number(part) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)';
      const color = getComputedStyle(element).backgroundColor;
      return color === 'rgba(0, 0, 0, 0)' ? behind(element.parentElement) : color;
    };
    return inputs.flatMap((input) => {
      const edge = luminance(getComputedStyle(input).borderTopColor);
      const ground = luminance(behind(input.parentElement));
      const contrast = (Math.max(edge, ground) + 0.05) / (Math.min(edge, ground) + 0.05);
      return contrast < 3 ? [`${contrast.toFixed(2)} ${input.outerHTML.slice(0, 200)}`] : [];
    });
  });
}
