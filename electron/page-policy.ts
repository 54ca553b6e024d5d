/** What the page may load and do, said in the headers of every answer. Both hosts send them. */

/** The headers for a page whose host listens at `socket` (none: the host is reached by a message port). */
export function pageHeaders(socket?: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentPolicy(socket),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
  };
}

function contentPolicy(socket?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Mantine sets its variables in style elements and attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    `connect-src 'self'${socket === undefined ? '' : ` ${socket}`}`,
    "worker-src 'self' blob:",
    // A PDF is shown from a blob in a frame; Chromium's viewer is an embedded object in there.
    'frame-src blob:',
    "object-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
