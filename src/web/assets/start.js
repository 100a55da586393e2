// Says as early as possible that scripts run, so that nothing jumps. No values here, and none ever.
document.documentElement.classList.add('js');
document.addEventListener('DOMContentLoaded', () => document.body.classList.add('js-enabled', 'nhsuk-frontend-supported'));
